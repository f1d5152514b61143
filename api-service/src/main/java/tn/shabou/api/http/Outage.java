package tn.shabou.api.http;

import com.fasterxml.jackson.core.JacksonException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what is not our fault and passes: PostgreSQL or Redis are away, full or starting. */
final class Outage {

    private static final int DEEPEST_CAUSE = 10;

    /** Classes of SQLSTATE: the connection broke, no room, an operator stopped it. */
    private static final List<String> PASSING = List.of("08", "53", "57");

    /** A server that follows another, since a moment ago or no longer. */
    private static final String READ_ONLY = "25006";

    /** First words of Redis' errors, and of its client's. */
    private static final Set<String> REDIS =
            Set.of("OOM", "LOADING", "MISCONF", "READONLY", "BUSY", "CONNECTION_CLOSED");

    /** What the pool says when no connection came free in time. */
    private static final String NO_CONNECTION = "Timeout";

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(Outage::isOutage);
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case PgException refusal -> isPassing(String.valueOf(refusal.getSqlState()));
            case NoStackTraceThrowable _ -> NO_CONNECTION.equals(failure.getMessage());
            case JacksonException _ -> false;
            case VertxException _, IOException _, TimeoutException _ -> true;
            case Response _ ->
                    REDIS.contains(String.valueOf(failure.getMessage()).split(" ", 2)[0]);
            default -> false;
        };
    }

    private static boolean isPassing(String state) {
        return state.equals(READ_ONLY) || PASSING.stream().anyMatch(state::startsWith);
    }
}
