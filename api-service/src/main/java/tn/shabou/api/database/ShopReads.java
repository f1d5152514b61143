package tn.shabou.api.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What shoppers read: lists, searches, parts. A replica answers where there is one that keeps up,
 * else the primary. What somebody has just written, such as staff or who sent an enquiry, is not
 * read here, and neither is what is held in memory from the feed of changes.
 */
@Startup
@Singleton
public class ShopReads {

    private static final long LOOK_EVERY_MS = 200;

    private final Pool primary;
    private final Optional<Replica> replica;

    @Inject
    ShopReads(
            Pool primary,
            Connections connections,
            DatabaseConfig config,
            Vertx vertx,
            MeterRegistry meters) {
        this.primary = primary;
        this.replica =
                config.readUrl()
                        .map(url -> new Pool(connections.to(url, "replica", vertx)))
                        .map(pool -> new Replica(primary, pool, config.mostLag()));
        replica.ifPresent(follower -> {
            vertx.setPeriodic(LOOK_EVERY_MS, _ -> follower.look());
            meters.gauge("shabou.replica.lag.seconds", follower, Replica::lagSeconds);
        });
    }

    private ShopReads(Pool primary) {
        this.primary = primary;
        this.replica = Optional.empty();
    }

    /** For programs without the service. */
    public static ShopReads of(Pool primary) {
        return new ShopReads(primary);
    }

    /**
     * Asks the one that may answer; the primary too, should the replica fail at it.
     *
     * @param sql that writes nothing
     */
    public Uni<RowSet<Row>> ask(String sql, Tuple parameters) {
        return replica.filter(Replica::isFresh)
                .map(fresh ->
                        fresh.ask(sql, parameters)
                                .onFailure()
                                .recoverWithUni(() -> askPrimary(sql, parameters)))
                .orElseGet(() -> askPrimary(sql, parameters));
    }

    private Uni<RowSet<Row>> askPrimary(String sql, Tuple parameters) {
        return primary.preparedQuery(sql).execute(parameters);
    }
}
