package tn.shabou.api.forecasts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How good forecasts were whose periods are over. Errors are weighed by period; those on a scale
 * leave out parts whose sales never changed.
 *
 * @param group what they have in common: a class, a model, a horizon, a vintage, or {@code ALL}
 * @param periods how many forecasts of single periods have come true or not
 * @param wape sum of absolute errors over what was sold; null where nothing was
 * @param bias what was expected over what was sold: above 1 expected too much; null likewise
 * @param mase mean absolute error on the scale of how much sales change from period to period
 * @param rmsse root of the mean squared error on that scale
 * @param pinball mean loss of the quantiles .5, .8, .9, .95 and .99 on that scale
 * @param within80 share within the bounds that should hold 80 of 100
 * @param within95 share within the bounds that should hold 95 of 100
 * @param drift of a class or a model, whatever else is asked for: how many times the error on that
 *     scale of late (weeks: the latest five) that of the quarter before is; above 1.25 people are
 *     told; null where too few are over
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Accuracy(
        String group,
        long periods,
        @Nullable Double wape,
        @Nullable Double bias,
        @Nullable Double mase,
        @Nullable Double rmsse,
        @Nullable Double pinball,
        double within80,
        double within95,
        @Nullable Double drift) {}
