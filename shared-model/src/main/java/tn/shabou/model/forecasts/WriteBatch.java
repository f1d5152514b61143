package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Publish the forecasts of these products, with what they mean for stock. Carried by {@value
 * #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 */
public record WriteBatch(
        UUID runId, String task, Instant vintage, Grain grain, List<Long> productIds)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.write";
    public static final String SCHEMA = "write-batch.v1";
}
