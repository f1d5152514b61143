package tn.shabou.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Answers when nothing else does, because PostgreSQL or Redis hang: nobody waits for longer than
 * {@link HttpConfig#patience}. What was asked for may still happen; who repeats it under the same
 * Idempotency-Key is told.
 */
@ApplicationScoped
class Deadline {

    private static final Logger LOG = Logger.getLogger(Deadline.class);
    private static final int AFTER_BODY_LIMIT = 850;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ProblemWriter problems;
    private final HttpConfig config;

    Deadline(ProblemWriter problems, HttpConfig config) {
        this.problems = problems;
        this.config = config;
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, AFTER_BODY_LIMIT);
    }

    private void watch(RoutingContext request) {
        if (!mayTakeLong(request)) {
            long timer =
                    request.vertx()
                            .setTimer(patience(request).toMillis(), _ -> answerInstead(request));
            request.addEndHandler(_ -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    /** Files take the time they take, and events come when something happens. */
    private static boolean mayTakeLong(RoutingContext request) {
        var accepted =
                Objects.requireNonNullElse(request.request().getHeader(HttpHeaders.ACCEPT), "");
        return accepted.contains("text/event-stream")
                || !BodyLimit.isOrdinary(request.normalizedPath());
    }

    private Duration patience(RoutingContext request) {
        var path = request.normalizedPath();
        return path.startsWith("/api/admin") || path.startsWith("/admin")
                ? config.staffPatience()
                : config.patience();
    }

    private void answerInstead(RoutingContext request) {
        if (request.response().headWritten() || request.response().closed()) {
            return;
        }
        LOG.warnf("%s %s: no answer in time", request.request().method(), request.normalizedPath());
        problems.refuse(
                request,
                new Problem(HttpProblem.UNAVAILABLE, "Try again in a moment.").retryAfter(RETRY));
    }
}
