package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Say how good earlier forecasts were, by what is known at the end of a run. Carried by {@value
 * #STREAM}.
 *
 * @param vintage the moment whose knowledge the run rests on
 */
public record ScoreVintages(UUID runId, String task, Instant vintage) implements TaskMessage {

    public static final String STREAM = "shabou.orion.score";
    public static final String SCHEMA = "score-vintages.v1";
}
