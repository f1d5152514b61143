package tn.shabou.api.meilisearch;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which engine answers; the service is ready either way. */
@Readiness
@ApplicationScoped
class MeilisearchHealth implements HealthCheck {

    private static final String OWN = "postgres";

    private final MeilisearchState state;

    MeilisearchHealth(MeilisearchState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("search engine")
                .up()
                .withData("chosen", state.isChosen() ? MeilisearchState.NAME : OWN)
                .withData("answering", state.answers() ? MeilisearchState.NAME : OWN)
                .build();
    }
}
