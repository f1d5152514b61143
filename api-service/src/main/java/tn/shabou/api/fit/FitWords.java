package tn.shabou.api.fit;

import java.util.List;
import java.util.stream.Collectors;
import tn.shabou.api.fit.FitVerdict.Deciding;
import tn.shabou.api.http.Language;

/** Says a verdict in the reader's language. */
final class FitWords {

    private FitWords() {}

    static String say(FitVerdict verdict, Car car, Language language) {
        return language == Language.AR ? arabic(verdict, car) : french(verdict, car);
    }

    private static String french(FitVerdict verdict, Car car) {
        var name = car.vehicle().fullName();
        return switch (verdict.reason()) {
            case ALL_MET -> "Convient à : %s.".formatted(name);
            case UNIVERSAL -> "Pièce universelle : elle convient à tous les véhicules.";
            case OTHER_CARS ->
                    "Ne convient pas à : %s. Le catalogue nomme d'autres véhicules."
                            .formatted(name);
            case CONDITION_BROKEN ->
                    "Ne convient pas à : %s. Ne correspond pas : %s."
                            .formatted(name, list(verdict.against(), Language.FR, ", "));
            case FACT_MISSING ->
                    "À vérifier pour : %s. Il faut connaître %s."
                            .formatted(name, list(verdict.missing(), Language.FR, ", "));
            case NO_FITMENT_KNOWN ->
                    "À vérifier : aucun véhicule n'est enregistré pour cette pièce."
                            + " Comparez le numéro d'origine.";
            case NOT_BUILT_THEN ->
                    "À vérifier : %s n'était pas construite en %d."
                            .formatted(name, car.year().orElse(0));
        };
    }

    private static String arabic(FitVerdict verdict, Car car) {
        var name = car.vehicle().fullName();
        return switch (verdict.reason()) {
            case ALL_MET -> "تناسب سيارتك: %s.".formatted(name);
            case UNIVERSAL -> "قطعة عامة تناسب كل السيارات.";
            case OTHER_CARS -> "لا تناسب: %s. الفهرس يذكر سيارات أخرى.".formatted(name);
            case CONDITION_BROKEN ->
                    "لا تناسب: %s. غير مطابق: %s."
                            .formatted(name, list(verdict.against(), Language.AR, "، "));
            case FACT_MISSING ->
                    "يجب التحقق بالنسبة إلى: %s. ينقص: %s."
                            .formatted(name, list(verdict.missing(), Language.AR, "، "));
            case NO_FITMENT_KNOWN ->
                    "يجب التحقق: لا توجد سيارة مسجلة لهذه القطعة. قارن الرقم الأصلي.";
            case NOT_BUILT_THEN ->
                    "يجب التحقق: %s لم تكن تصنع سنة %d.".formatted(name, car.year().orElse(0));
        };
    }

    private static String list(List<Deciding> facts, Language language, String comma) {
        return facts.stream()
                .map(deciding -> deciding.fact().said(language))
                .distinct()
                .collect(Collectors.joining(comma));
    }
}
