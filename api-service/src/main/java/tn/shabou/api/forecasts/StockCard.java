package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;
import tn.shabou.model.forecasts.DemandClass;

/**
 * How long the stock of a part lasts.
 *
 * @param weeklyDemand units expected a week
 * @param weeklyWorth what they bring at today's price
 * @param coverWeeks how many weeks the stock lasts at that; null for what does not sell
 * @param stockOutRisk how likely it does not last until what is ordered at the next review has
 *     come: at most so much, from 0 to 1
 * @param overrideUnits by how much staff expect more (or less) than the model in that time
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record StockCard(
        ProductForecast.Part product,
        int stock,
        DemandClass demandClass,
        String model,
        double weeklyDemand,
        Money weeklyWorth,
        @Nullable Double coverWeeks,
        BigDecimal stockOutRisk,
        Plan plan,
        double overrideUnits,
        UUID runId,
        Instant vintage) {

    /** The values of formulas that tell what a part costs. */
    private static final Set<String> COSTS =
            Set.of(
                    "unitCost",
                    "unitMargin",
                    "criticalRatio",
                    "holdingCost",
                    "orderingCost",
                    "shortageCost");

    /** The same for whoever may not know what parts cost. */
    StockCard withoutCost() {
        return new StockCard(
                product,
                stock,
                demandClass,
                model,
                weeklyDemand,
                weeklyWorth,
                coverWeeks,
                stockOutRisk,
                plan.without(COSTS),
                overrideUnits,
                runId,
                vintage);
    }

    /**
     * What is needed: {@code reorderPoint} is what demand in the protection time (lead time and
     * review) stays within at the service level, {@code expected} and {@code safetyStock} together.
     *
     * @param orderQuantity pieces to order at a time: where ordering and holding cost least; null
     *     in plans of before November 2026, as are the next two
     * @param abc A: the parts that make the first 80 of 100 dinars expected; B: the next 15; C: the
     *     rest
     * @param xyz X: demand of the protection time varies by less than half its mean; Y: by less
     *     than its mean; Z: by more
     * @param explanation the values of the formulas, by name; costs only for whoever may know them
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Plan(
            double protectionWeeks,
            double serviceLevel,
            double expected,
            double safetyStock,
            int reorderPoint,
            int orderUpTo,
            @Nullable Integer orderQuantity,
            @Nullable String abc,
            @Nullable String xyz,
            Map<String, Double> explanation) {

        private Plan without(Set<String> names) {
            var told = new TreeMap<>(explanation);
            told.keySet().removeAll(names);
            return new Plan(
                    protectionWeeks,
                    serviceLevel,
                    expected,
                    safetyStock,
                    reorderPoint,
                    orderUpTo,
                    orderQuantity,
                    abc,
                    xyz,
                    told);
        }
    }
}
