package tn.shabou.api.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that follows the primary, and how old what it knows is: where the primary's log
 * stood at a moment is asked first, and then whether the replica has come so far.
 */
final class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_OF_A_LOOK = Duration.ofMillis(500);

    /** A server that follows nobody any more is not asked: who knows what it has become. */
    private static final String HAS_REACHED =
            "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::text::pg_lsn AS reached";

    private final Pool primary;
    private final Pool pool;
    private final Duration mostLag;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Target next;
    private volatile long knowsUntil;
    private volatile boolean wasFresh;

    /**
     * A place in the log of the primary.
     *
     * @param at when it stood there, in nanoseconds
     */
    private record Target(String place, long at) {

        /** Who cannot be reached has nothing new to tell us either. */
        static Target ofNobody() {
            return new Target("0/0", System.nanoTime());
        }
    }

    Replica(Pool primary, Pool pool, Duration mostLag) {
        this.primary = primary;
        this.pool = pool;
        this.mostLag = mostLag;
        suspect();
    }

    /** Whether it knows all that was committed until a moment ago. */
    boolean isFresh() {
        return System.nanoTime() - knowsUntil <= mostLag.toNanos();
    }

    double lagSeconds() {
        return (System.nanoTime() - knowsUntil) / 1e9;
    }

    Uni<RowSet<Row>> ask(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(this::suspect);
    }

    /** Not asked again before it was looked at. */
    private void suspect() {
        knowsUntil = System.nanoTime() - mostLag.toNanos() - 1;
    }

    /** To be called several times in {@code mostLag}. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            target().chain(this::compare)
                    .onFailure()
                    .invoke(failure -> LOG.debugf("the replica does not answer: %s", failure))
                    .onTermination()
                    .invoke(this::looked)
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
    }

    private void looked() {
        boolean fresh = isFresh();
        if (fresh != wasFresh) {
            LOG.infof(
                    fresh
                            ? "shoppers read from the replica"
                            : "the replica is behind or away: shoppers read from the primary");
            wasFresh = fresh;
        }
        looking.set(false);
    }

    /** The one before, until it was reached: with constant writing the log is always ahead. */
    private Uni<Target> target() {
        var pending = next;
        if (pending != null) {
            return Uni.createFrom().item(pending);
        }
        long now = System.nanoTime();
        return primary.query("SELECT pg_current_wal_lsn()::text AS place")
                .execute()
                .ifNoItem()
                .after(PATIENCE_OF_A_LOOK)
                .fail()
                .map(rows -> new Target(rows.iterator().next().getString("place"), now))
                .invoke(target -> next = target)
                .onFailure(IOException.class)
                .recoverWithItem(Target::ofNobody);
    }

    private Uni<Void> compare(Target target) {
        return pool.preparedQuery(HAS_REACHED)
                .execute(Tuple.of(target.place()))
                .ifNoItem()
                .after(PATIENCE_OF_A_LOOK)
                .fail()
                .map(rows -> rows.iterator().next().getBoolean("reached"))
                .invoke(reached -> {
                    if (Boolean.TRUE.equals(reached)) {
                        knowsUntil = target.at();
                        next = null;
                    }
                })
                .replaceWithVoid();
    }
}
