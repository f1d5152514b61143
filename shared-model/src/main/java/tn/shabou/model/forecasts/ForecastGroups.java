package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Forecast what all products of one grain sell together, and those of each category and brand.
 * Carried by {@value #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 * @param horizon periods to forecast, 1 or more
 */
public record ForecastGroups(UUID runId, String task, Instant vintage, Grain grain, int horizon)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.groups";
    public static final String SCHEMA = "forecast-groups.v1";
}
