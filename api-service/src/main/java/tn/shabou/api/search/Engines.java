package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses the search engine: PostgreSQL, which knows every change at once. */
class Engines {

    @Produces
    @ApplicationScoped
    SearchEngine engine(Pool database, SearchConfig config) {
        return PostgresEngine.on(database, config.languages(), config.patience());
    }
}
