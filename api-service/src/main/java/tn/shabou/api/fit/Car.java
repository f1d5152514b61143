package tn.shabou.api.fit;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.vehicles.Vehicle;
import tn.shabou.api.vehicles.Vehicle.Engine;

/**
 * A car as far as somebody knows it.
 *
 * @param month 1 to 12; means nothing without the year
 * @param facts what else is known, such as its brake system
 */
public record Car(
        Vehicle vehicle, Optional<Integer> year, Optional<Integer> month, Map<Fact, String> facts) {

    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");
    private static final int MOST_FACTS = 20;
    private static final int LONGEST_FACT = 100;

    /** As somebody fills a form in: what makes no sense is left out. */
    public static Car told(Vehicle vehicle, Map<String, String> answers) {
        var facts = new HashMap<Fact, String>();
        answers.entrySet().stream()
                .filter(answer ->
                        !answer.getValue().isBlank()
                                && answer.getKey().length() <= LONGEST_FACT
                                && answer.getValue().length() <= LONGEST_FACT)
                .limit(MOST_FACTS)
                .forEach(answer ->
                        facts.put(Fact.named(answer.getKey()), answer.getValue().strip()));
        facts.remove(Fact.ENGINE);
        return new Car(
                vehicle,
                number(facts.remove(Fact.YEAR), YEAR),
                number(facts.remove(Fact.MONTH), MONTH),
                Map.copyOf(facts));
    }

    private static Optional<Integer> number(@Nullable String text, Pattern form) {
        return Optional.ofNullable(text)
                .filter(given -> form.matcher(given).matches())
                .map(Integer::valueOf);
    }

    /**
     * When it may have been built, both included.
     *
     * @param from null when there is no bound
     * @param to null when there is no bound
     */
    record Built(@Nullable YearMonth from, @Nullable YearMonth to) {}

    Optional<String> fact(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    /** The month or the year that was said, else the years in which that engine was built in. */
    Built built(Engine engine) {
        if (year.isPresent()) {
            return new Built(
                    YearMonth.of(year.get(), month.orElse(1)),
                    YearMonth.of(year.get(), month.orElse(12)));
        }
        var years = engine.built();
        return new Built(
                years.from() == null ? null : YearMonth.of(years.from(), 1),
                years.to() == null ? null : YearMonth.of(years.to(), 12));
    }

    /** What would tell more about when it was built. */
    Fact missingDate() {
        return year.isPresent() ? Fact.MONTH : Fact.YEAR;
    }
}
