package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Forecast what the products of one grain sell together, by one of the ways of counting them.
 * Carried by {@value #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 * @param horizon periods to forecast, 1 or more
 */
public record ForecastGroups(
        UUID runId, String task, Instant vintage, Grain grain, int horizon, Division by)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.groups";
    public static final String SCHEMA = "forecast-groups.v2";

    /** By what products are counted together. */
    public enum Division {
        /** Each category with all that is below it, and the whole. */
        CATEGORIES,
        BRANDS
    }
}
