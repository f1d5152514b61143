package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/**
 * Chooses the search engine: the index of this process; PostgreSQL while there is none, which knows
 * every change at once and costs more.
 */
class Engines {

    @Produces
    @ApplicationScoped
    SearchEngine engine(Pool database, SearchConfig config, IndexKeeper keeper) {
        var postgres = PostgresEngine.on(database, config.languages(), config.patience());
        return question ->
                keeper.engine().<SearchEngine>map(here -> here).orElse(postgres).ask(question);
    }
}
