package tn.shabou.api.meilisearch;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Lets one replica feed Meilisearch: the one that holds a lock of PostgreSQL, for which it keeps a
 * connection. When it ends or loses the connection, another may have it.
 */
@ApplicationScoped
class OneFeeder {

    private static final String TRY =
            "SELECT pg_try_advisory_lock(hashtext('shabou feeds meilisearch')) AS won";

    private final Pool database;
    private volatile @Nullable SqlConnection holding;

    OneFeeder(Pool database) {
        this.database = database;
    }

    boolean isThis() {
        return holding != null;
    }

    /** Whether this replica won the lock by asking now; false when it had it already. */
    Uni<Boolean> win() {
        return isThis()
                ? Uni.createFrom().item(false)
                : database.getConnection()
                        .chain(connection ->
                                connection
                                        .query(TRY)
                                        .execute()
                                        .map(rows -> rows.iterator().next().getBoolean("won"))
                                        .chain(won -> keep(connection, won)));
    }

    private Uni<Boolean> keep(SqlConnection connection, boolean won) {
        if (!won) {
            return connection.close().replaceWith(false);
        }
        connection.closeHandler(() -> holding = null);
        holding = connection;
        return Uni.createFrom().item(true);
    }

    /** Lets another replica have it. */
    void release() {
        var connection = holding;
        holding = null;
        if (connection != null) {
            connection
                    .query("SELECT pg_advisory_unlock_all()")
                    .execute()
                    .onTermination()
                    .call(connection::close)
                    .subscribe()
                    .with(_ -> {}, _ -> {});
        }
    }

    void end(@Observes ShutdownEvent event) {
        release();
    }
}
