package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Find out how good the forecasts of a model that nobody had to be compared with would have been
 * lately. Carried by {@value #STREAM}.
 *
 * @param vintage the moment whose knowledge the model rests on
 * @param horizon periods that it forecasts, 1 or more
 * @param model its id
 */
public record BacktestModel(
        UUID runId, String task, Instant vintage, Grain grain, int horizon, String model)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.backtest";
    public static final String SCHEMA = "backtest-model.v1";
}
