package tn.shabou.api.search;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts the words of the catalogue anew when products changed. Whichever replica comes first does
 * it; the ranking bears counts that are a little old.
 */
@ApplicationScoped
class StatisticsSchedule {

    private static final String PATIENCE = "SET LOCAL statement_timeout = '10min'";

    private final Pool database;

    StatisticsSchedule(Pool database) {
        this.database = database;
    }

    @Scheduled(
            every = "${shabou.search.statistics-every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return database.withTransaction(connection ->
                        connection
                                .query(PATIENCE)
                                .execute()
                                .chain(() ->
                                        connection
                                                .query("SELECT refresh_search_statistics()")
                                                .execute()))
                .replaceWithVoid();
    }
}
