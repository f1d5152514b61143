package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;

/**
 * How long the stock of a part lasts.
 *
 * @param weeklyDemand units expected a week
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
        @Nullable Double coverWeeks,
        BigDecimal stockOutRisk,
        Plan plan,
        double overrideUnits,
        UUID runId,
        Instant vintage) {

    /**
     * What is needed: {@code reorderPoint} is what demand in the protection time (lead time and
     * review) stays within at the service level, {@code expected} and {@code safetyStock} together.
     */
    record Plan(
            double protectionWeeks,
            double serviceLevel,
            double expected,
            double safetyStock,
            int reorderPoint,
            int orderUpTo) {}
}
