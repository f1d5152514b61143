package tn.shabou.api.feed;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Sends shoppers to other replicas while our copies of the catalogue are filled for the first time.
 * Whoever asks meanwhile is answered from PostgreSQL: rightly, but slowly and without counts. So
 * after a while we are ready in any case: a slow shop is better than none.
 */
@Readiness
@Startup
@ApplicationScoped
class CopiesHealth implements HealthCheck {

    private final List<CatalogListener> listeners;
    private final Clock clock;
    private final Instant inAnyCase;

    CopiesHealth(@All List<CatalogListener> listeners, FeedConfig config, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
        this.inAnyCase = clock.instant().plus(config.readyAfter());
    }

    @Override
    public HealthCheckResponse call() {
        var unfilled =
                listeners.stream()
                        .filter(listener -> !listener.isFilled())
                        .map(Follower::name)
                        .collect(Collectors.joining(", "));
        var answer =
                HealthCheckResponse.named("copies of the catalogue")
                        .status(unfilled.isEmpty() || !clock.instant().isBefore(inAnyCase));
        return (unfilled.isEmpty() ? answer : answer.withData("unfilled", unfilled)).build();
    }
}
