package tn.shabou.prospector.contracts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tn.shabou.model.mail.StaffMail;
import tn.shabou.prospector.contracts.Fill.Field;

/** What the staff are told of a site that has changed, in the language of the mail to them. */
final class DriftNews {

    private DriftNews() {}

    static StaffMail of(DriftAlarm.Site site, List<Drift> drifts) {
        var lines = drifts.stream().map(DriftNews::line).collect(Collectors.joining("\n"));
        return new StaffMail(
                "Site changé : " + site.name(),
                "Les %s de %s disent moins qu'elles ne devraient :\n%s\n\n%s\n"
                        .formatted(pages(site.page()), site.name(), lines, consequence(drifts)));
    }

    private static String line(Drift drift) {
        return drift.field() == Field.OFFERS
                ? String.format(
                        Locale.FRENCH,
                        "- articles : %.2f par page lue, au moins %.2f attendus",
                        drift.seen(),
                        drift.expected())
                : String.format(
                        Locale.FRENCH,
                        "- %s : dans %.0f %% des articles, au moins %.0f %% attendus",
                        word(drift.field()),
                        100 * drift.seen(),
                        100 * drift.expected());
    }

    private static String pages(String kind) {
        return switch (kind) {
            case "LISTING" -> "listes d'annonces";
            case "AD" -> "annonces";
            default -> "pages";
        };
    }

    private static String word(Field field) {
        return switch (field) {
            case OFFERS -> "articles";
            case AMOUNT -> "prix";
            case SKU -> "référence";
            case AVAILABILITY -> "disponibilité";
            case ASKED -> "prix ou mention du prix";
            case SELLER -> "vendeur";
            case CONDITION -> "état neuf ou usagé";
        };
    }

    private static String consequence(List<Drift> drifts) {
        var told =
                drifts.stream().anyMatch(drift -> drift.field() != Field.OFFERS)
                        ? "Ses prix sont en quarantaine : ils ne sont plus comparés aux nôtres, jusqu'à ce que ses pages les disent de nouveau. "
                        : "";
        return told
                + "Regardez si le site a changé, ou s'il est en panne. L'administration le montre, à la page des sources.";
    }
}
