package tn.shabou.api.meilisearch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether Meilisearch was chosen, and answers: it is there and its index holds products. While it
 * does not, PostgreSQL has the work.
 */
@ApplicationScoped
class MeilisearchState {

    static final String NAME = "meilisearch";

    /** Asks for any product: who answers this answers questions. */
    private static final JsonObject ANY = new JsonObject().put("q", "").put("limit", 1);

    private static final Logger LOG = Logger.getLogger(MeilisearchState.class);

    private final boolean chosen;
    private final MeilisearchClient client;
    private final MeilisearchConfig config;
    private final Counter stoodIn;
    private volatile boolean answers;

    MeilisearchState(
            @ConfigProperty(name = "shabou.search.engine", defaultValue = "") String engine,
            MeilisearchClient client,
            MeilisearchConfig config,
            MeterRegistry meters) {
        this.chosen = engine.equals(NAME);
        this.client = client;
        this.config = config;
        this.stoodIn = meters.counter("search_engine_stand_in_total", "engine", NAME);
        if (chosen) {
            meters.gauge("search_engine_up", this, state -> state.answers ? 1 : 0);
        }
    }

    boolean isChosen() {
        return chosen;
    }

    boolean answers() {
        return answers;
    }

    /** PostgreSQL answered instead. */
    void stoodIn() {
        stoodIn.increment();
    }

    void isAway(Throwable failure) {
        if (answers) {
            LOG.warnf("Meilisearch does not answer, PostgreSQL does: %s", failure.getMessage());
        }
        answers = false;
    }

    @Scheduled(
            every = "${shabou.meilisearch.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return chosen ? lookNow() : Uni.createFrom().voidItem();
    }

    Uni<Void> lookNow() {
        return client.ask(HttpMethod.POST, "/indexes/" + config.index() + "/search", ANY)
                .invoke(this::note)
                .onFailure()
                .invoke(this::isAway)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void note(JsonObject found) {
        boolean filled = !found.getJsonArray("hits").isEmpty();
        if (filled && !answers) {
            LOG.info("Meilisearch answers");
        }
        answers = filled;
    }
}
