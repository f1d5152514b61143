package tn.shabou.api.insights;

import java.util.Map;
import java.util.Objects;
import tn.shabou.api.http.Wording;

/**
 * Says what stands out, why, and what to do about it, from the figures that Orion found.
 *
 * @param figures by name; those of a kind are in {@code Situation} of Orion
 */
record InsightWords(Map<String, Double> figures) {

    Wording reason(InsightKind kind) {
        return switch (kind) {
            case RESTOCK ->
                    Wording.of(
                            "%.0f pieces are left; in %.0f weeks %.1f will be sold, and no more than %.0f in %.0f cases of 100.",
                            of("stock"),
                            of("protectionWeeks"),
                            of("expected"),
                            of("reorderPoint"),
                            100 * of("serviceLevel"));
            case SPIKE, DROP ->
                    Wording.of(
                            "%.0f pieces were sold in %s, where %.1f were expected (standard deviation %.1f).",
                            of("sold"), periods(), of("expected"), of("deviation"));
            case SEASONAL ->
                    Wording.of(
                            "%.0f pieces were sold in the same season of last year, where %.0f are usual; %.0f are expected.",
                            of("lastYear"), of("usual"), of("expected"));
            case DECLINING ->
                    Wording.of(
                            "%.0f pieces were sold in a year; at the expected pace it will be %.0f in the next.",
                            of("lastYear"), of("nextYear"));
            case OVERSTOCK ->
                    Wording.of(
                            "%.0f pieces are in stock, of which %.0f will be sold in a year.",
                            of("stock"), of("yearlyDemand"));
            case END_OF_LIFE ->
                    Wording.of(
                            "Nothing was sold for %s; %.0f pieces are in stock.",
                            periods(), of("stock"));
            case FALLING_FLEET ->
                    Wording.of(
                            "The cars that it fits are no longer built; they are %.0f years old on average, and %.0f of 100 leave the road in a year.",
                            of("meanAge"), -100 * of("change"));
            case DRIFT ->
                    of("net") > 0
                            ? Wording.of(
                                    "Forecasts were too low for %s, nearly without exception: %.0f pieces in all.",
                                    periods(), of("net"))
                            : Wording.of(
                                    "Forecasts were too high for %s, nearly without exception: %.0f pieces in all.",
                                    periods(), -of("net"));
        };
    }

    Wording advice(InsightKind kind) {
        return switch (kind) {
            case RESTOCK -> Wording.of("Order %.0f pieces.", of("order"));
            case SPIKE -> Wording.of("Look for the cause; order earlier if it lasts.");
            case DROP -> Wording.of("Look for the cause: price, stock-out, a competitor.");
            case SEASONAL -> Wording.of("Order %.0f pieces more before the season.", of("more"));
            case DECLINING ->
                    Wording.of("Order none ahead; see whether another part takes its place.");
            case OVERSTOCK ->
                    Wording.of(
                            "%.0f pieces too many: lower the price or give them back.",
                            of("surplus"));
            case END_OF_LIFE -> Wording.of("Sell them off or give them back; order no more.");
            case FALLING_FLEET ->
                    Wording.of("Order less at a time, and for a shorter time each year.");
            case DRIFT -> Wording.of("Correct the forecast, or look for the cause.");
        };
    }

    private Wording periods() {
        return figures.containsKey("months")
                ? Wording.of("%.0f months", of("months"))
                : Wording.of("%.0f weeks", of("weeks"));
    }

    private double of(String name) {
        return Objects.requireNonNull(
                figures.get(name), () -> "an insight without the figure " + name);
    }
}
