package tn.shabou.api.search;

import io.quarkus.arc.All;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/**
 * Chooses the search engine: the index of this process; PostgreSQL while there is none, which knows
 * every change at once and costs more; or another one before both, where the operator names it.
 */
class Engines {

    private static final String OWN = "postgres";

    @Produces
    @ApplicationScoped
    SearchEngine engine(
            Pool database,
            SearchConfig config,
            IndexKeeper keeper,
            @All List<EngineChoice> others) {
        var postgres = PostgresEngine.on(database, config.languages(), config.patience());
        SearchEngine own =
                question ->
                        keeper.engine()
                                .<SearchEngine>map(here -> here)
                                .orElse(postgres)
                                .ask(question);
        return config.engine().equals(OWN) ? own : other(config.engine(), others).over(own);
    }

    private static EngineChoice other(String name, List<EngineChoice> others) {
        return others.stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "shabou.search.engine is %s; %s and %s are known"
                                        .formatted(
                                                name,
                                                OWN,
                                                others.stream().map(EngineChoice::name).toList())));
    }
}
