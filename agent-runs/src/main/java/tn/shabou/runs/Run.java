package tn.shabou.runs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunState;

/**
 * A run as it stands now.
 *
 * @param counts what it did so far, in the agent's own words ({@code products}, {@code offers}, …)
 * @param error why it could not do its work, or the latest reason for which a task failed
 */
public record Run(
        UUID id,
        Agent agent,
        String origin,
        RunState state,
        Map<String, String> parameters,
        Tasks tasks,
        Map<String, Integer> counts,
        Optional<String> error,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** Units of work: {@code total} grows while a run finds more to do. */
    public record Tasks(int total, int done, int failed) {}
}
