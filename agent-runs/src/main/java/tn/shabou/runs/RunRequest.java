package tn.shabou.runs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.model.runs.Agent;

/** Somebody, or the clock, wants an agent to run. */
public sealed interface RunRequest {

    Agent agent();

    /** What this run shall do differently from others; understood by the agent. */
    Map<String, String> parameters();

    /** A member of staff pressed the button. */
    record Manual(Agent agent, Map<String, String> parameters, UUID requestedBy)
            implements RunRequest {}

    /** A tick of the schedule; each tick yields one run, however many replicas see it. */
    record Scheduled(Agent agent, Instant tick) implements RunRequest {
        @Override
        public Map<String, String> parameters() {
            return Map.of();
        }
    }

    /** {@code MANUAL} or {@code SCHEDULE}. */
    default String origin() {
        return this instanceof Manual ? "MANUAL" : "SCHEDULE";
    }

    default Optional<UUID> requester() {
        return this instanceof Manual manual ? Optional.of(manual.requestedBy()) : Optional.empty();
    }

    default Optional<Instant> scheduledFor() {
        return this instanceof Scheduled scheduled
                ? Optional.of(scheduled.tick())
                : Optional.empty();
    }
}
