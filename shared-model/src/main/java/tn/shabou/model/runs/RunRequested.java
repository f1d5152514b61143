package tn.shabou.model.runs;

import java.util.Map;
import java.util.UUID;

/**
 * A run was asked for, by a schedule or by a person. Carried by {@link Agent#firstStream()}.
 *
 * @param parameters what the run was asked to do differently; empty for a run like any other
 */
public record RunRequested(UUID runId, Agent agent, Map<String, String> parameters) {

    public static final String SCHEMA = "run-requested.v1";
}
