package tn.shabou.api.search;

import io.quarkus.arc.All;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/**
 * Chooses the search engine: PostgreSQL, which knows every change at once, or who stands before it.
 */
class Engines {

    private static final String OWN = "postgres";

    @Produces
    @ApplicationScoped
    SearchEngine engine(Pool database, SearchConfig config, @All List<EngineChoice> others) {
        return chosen(
                config.engine(),
                PostgresEngine.on(database, config.languages(), config.patience()),
                others);
    }

    private static SearchEngine chosen(String name, SearchEngine own, List<EngineChoice> others) {
        if (name.equals(OWN)) {
            return own;
        }
        return others.stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .map(other -> other.over(own))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "shabou.search.engine is %s; %s and %s are known"
                                        .formatted(
                                                name,
                                                OWN,
                                                others.stream().map(EngineChoice::name).toList())));
    }
}
