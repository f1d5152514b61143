package tn.shabou.api.fit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import tn.shabou.api.fit.FitVerdict.Deciding;
import tn.shabou.api.fit.FitVerdict.Reason;
import tn.shabou.api.fit.FitVerdict.Verdict;
import tn.shabou.api.http.Language;

/**
 * A verdict as it leaves.
 *
 * @param text why, in the reader's language
 * @param missing what to ask for, and to send as a parameter of that name
 * @param against what is otherwise than it has to be
 * @param fittingEngines those that it surely fits, of the engines that the vehicle may have
 * @param positions where it would sit; empty when there is but one place
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FitAnswer(
        Named vehicle,
        Verdict verdict,
        Reason reason,
        String text,
        List<Question> missing,
        List<Question> against,
        List<Named> fittingEngines,
        Set<String> positions) {

    private static final int MOST_ENGINES = 50;
    private static final Set<Fact> NOT_ASKED = Set.of(Fact.ENGINE, Fact.CONFIRMATION, Fact.NOTE);

    public record Named(String slug, String fullName) {}

    /**
     * @param fact the name of the parameter
     * @param options what the catalogue says that it may be; may be empty
     */
    public record Question(String fact, String name, List<String> options) {}

    /**
     * What the owner of a car may know; an engine is chosen, and the rest asked of the supplier.
     */
    public List<Question> askable() {
        return missing.stream()
                .filter(question -> !NOT_ASKED.contains(new Fact(question.fact)))
                .toList();
    }

    public static FitAnswer of(FitVerdict verdict, Car car, Language language) {
        return new FitAnswer(
                new Named(car.vehicle().slug(), car.vehicle().fullName()),
                verdict.verdict(),
                verdict.reason(),
                FitWords.say(verdict, car, language),
                questions(verdict.missing(), language),
                questions(verdict.against(), language),
                verdict.fitting().stream()
                        .limit(MOST_ENGINES)
                        .map(engine -> new Named(engine.slug(), engine.fullName()))
                        .toList(),
                verdict.positions());
    }

    private static List<Question> questions(List<Deciding> facts, Language language) {
        return facts.stream()
                .map(deciding ->
                        new Question(
                                deciding.fact().key(),
                                deciding.fact().said(language),
                                deciding.options()))
                .toList();
    }
}
