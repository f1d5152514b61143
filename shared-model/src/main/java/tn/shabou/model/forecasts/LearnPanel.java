package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Learn from all products of one grain together, then split them into batches. Carried by {@value
 * #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 * @param horizon periods to forecast, 1 or more
 * @param batchSize products per batch
 */
public record LearnPanel(
        UUID runId, String task, Instant vintage, Grain grain, int horizon, int batchSize)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.learn";
    public static final String SCHEMA = "learn-panel.v1";
}
