package tn.shabou.model.forecasts;

import java.time.Instant;
import java.util.UUID;
import tn.shabou.model.runs.TaskMessage;

/**
 * Make the forecasts of products add up to those of their categories, brands and of all. Carried by
 * {@value #STREAM}.
 *
 * @param vintage the moment whose knowledge the forecast rests on
 */
public record ReconcilePanel(UUID runId, String task, Instant vintage, Grain grain, int horizon)
        implements TaskMessage {

    public static final String STREAM = "shabou.orion.reconcile";
    public static final String SCHEMA = "reconcile-panel.v1";
}
