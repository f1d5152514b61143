package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.Grain;

/**
 * All that is needed to judge the forecast of a part.
 *
 * @param history what was sold, of the last two years; periods without sales are left out
 * @param past what was expected of periods that are over, by the last forecast before each, and
 *     what came true
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForecastReview(
        @JsonUnwrapped StockCard card,
        Grain grain,
        LocalDate trainedTo,
        List<Sold> history,
        List<Expected> points,
        List<Past> past,
        Score score) {

    /** The same for whoever may not know what parts cost. */
    ForecastReview withoutCost() {
        return new ForecastReview(
                card.withoutCost(), grain, trainedTo, history, points, past, score);
    }

    /**
     * @param quantity null where it is not known, which is not zero
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Sold(LocalDate periodStart, @Nullable Double quantity) {}

    /**
     * A period to come, with the bounds that hold it in 80 and in 95 of 100 cases.
     *
     * @param quantiles what it stays within in 50, 80, 90, 95 and 99 of 100 cases; null in
     *     forecasts of before November 2026
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Expected(
            int horizon,
            LocalDate periodStart,
            double mean,
            double lo80,
            double hi80,
            double lo95,
            double hi95,
            @Nullable List<Double> quantiles,
            @Nullable Correction override) {}

    /**
     * What somebody expects instead.
     *
     * @param batch what was said together has one, by which it can be taken back
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Correction(
            long id,
            UUID batch,
            LocalDate periodStart,
            double quantity,
            String reason,
            String by,
            OffsetDateTime at) {}

    /**
     * A period that is over.
     *
     * @param override what staff expected; null when they left it to the model
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Past(
            LocalDate periodStart,
            @Nullable Double actual,
            double mean,
            double lo95,
            double hi95,
            @Nullable Double override) {}

    /**
     * How good forecasts were, in units of mean absolute error.
     *
     * @param periods how many are over and known
     * @param modelError of the model in all of them; null when there is none
     * @param within95 the share of them within the bounds that should hold 95 of 100
     * @param overridden in how many of them staff expected something else
     * @param overriddenModelError of the model in those
     * @param overrideError of staff in those
     * @param valueAdded the former less the latter: above zero where staff knew better (forecast
     *     value added)
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Score(
            int periods,
            @Nullable Double modelError,
            @Nullable Double within95,
            int overridden,
            @Nullable Double overriddenModelError,
            @Nullable Double overrideError,
            @Nullable Double valueAdded) {

        static Score of(List<Past> past) {
            var known = past.stream().filter(period -> period.actual != null).toList();
            var overridden = known.stream().filter(period -> period.override != null).toList();
            var model = mean(known.stream().mapToDouble(Score::modelError).toArray());
            var modelThere = mean(overridden.stream().mapToDouble(Score::modelError).toArray());
            var staff =
                    mean(
                            overridden.stream()
                                    .mapToDouble(period ->
                                            Math.abs(
                                                    actual(period)
                                                            - Objects.requireNonNull(
                                                                    period.override)))
                                    .toArray());
            return new Score(
                    known.size(),
                    model,
                    mean(known.stream().mapToDouble(period -> within(period) ? 1 : 0).toArray()),
                    overridden.size(),
                    modelThere,
                    staff,
                    modelThere == null || staff == null ? null : modelThere - staff);
        }

        private static double modelError(Past period) {
            return Math.abs(actual(period) - period.mean);
        }

        private static boolean within(Past period) {
            return period.lo95 <= actual(period) && actual(period) <= period.hi95;
        }

        private static double actual(Past period) {
            return Objects.requireNonNull(period.actual);
        }

        private static @Nullable Double mean(double[] errors) {
            var mean = Arrays.stream(errors).average();
            return mean.isPresent() ? mean.getAsDouble() : null;
        }
    }
}
