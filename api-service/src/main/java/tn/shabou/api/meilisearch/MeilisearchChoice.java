package tn.shabou.api.meilisearch;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import tn.shabou.api.search.EngineChoice;
import tn.shabou.api.search.SearchEngine;

/** Takes the place of PostgreSQL's engine, which stands in whenever Meilisearch cannot answer. */
@ApplicationScoped
class MeilisearchChoice implements EngineChoice {

    private final Pool database;
    private final MeilisearchClient client;
    private final MeilisearchConfig config;
    private final MeilisearchState state;

    MeilisearchChoice(
            Pool database,
            MeilisearchClient client,
            MeilisearchConfig config,
            MeilisearchState state) {
        this.database = database;
        this.client = client;
        this.config = config;
        this.state = state;
    }

    @Override
    public String name() {
        return MeilisearchState.NAME;
    }

    @Override
    public SearchEngine over(SearchEngine standIn) {
        if (!client.isConfigured()) {
            throw new IllegalStateException(
                    "shabou.search.engine is meilisearch; say where it is with MEILISEARCH_URL");
        }
        return new MeilisearchEngine(database, client, config, state, standIn);
    }
}
