package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Forecast these products. Carried by {@value #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 * @param horizon periods to forecast, 1 or more
 * @param models what serves each class of demand: SHA-256 of what was learned
 */
public record ForecastBatch(
        UUID runId,
        String task,
        Instant vintage,
        Grain grain,
        int horizon,
        Map<DemandClass, String> models,
        List<Long> productIds)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.forecast";
    public static final String SCHEMA = "forecast-batch.v2";
}
