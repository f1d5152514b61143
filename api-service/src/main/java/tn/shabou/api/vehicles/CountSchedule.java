package tn.shabou.api.vehicles;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts anew which parts fit which vehicles. Whichever replica comes first does it; all read what
 * it found.
 */
@ApplicationScoped
class CountSchedule {

    private static final String COUNT = "SELECT count_parts_of_vehicles()";

    private final Pool database;
    private final VehicleTree tree;
    private final String patience;

    CountSchedule(Pool database, VehicleTree tree, VehicleConfig config) {
        this.database = database;
        this.tree = tree;
        this.patience = "SET LOCAL statement_timeout = " + config.countPatience().toMillis();
    }

    @Scheduled(
            every = "${shabou.vehicles.count-every}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return database.withTransaction(connection ->
                        connection
                                .query(patience)
                                .execute()
                                .chain(() -> connection.query(COUNT).execute()))
                .chain(tree::reload);
    }
}
