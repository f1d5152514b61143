package tn.shabou.api.quality;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Judges sales anew when some have come, and once a day. */
@ApplicationScoped
class SalesCheck {

    private static final String CHECK = "SELECT check_sales($1)";

    /** One replica does, the others find it done. */
    private static final String CHECK_IF_NEEDED =
            CHECK
                    + """
                     WHERE pg_try_advisory_xact_lock(hashtextextended('check_sales', 0))
                       AND NOT EXISTS (SELECT FROM sales_check
                                        WHERE checked_at > $1::timestamptz - interval '1 day'
                                          AND checked_at > (SELECT coalesce(max(imported_at), '-infinity') FROM sales_import
                                                             WHERE state = 'APPLIED'))
                    """;

    /** Millions of sales take longer than a request may. */
    private static final String PATIENCE = "SET LOCAL statement_timeout = '1h'";

    private final Pool database;
    private final Clock clock;

    SalesCheck(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "${shabou.quality.look-every:1m}", delayed = "1m")
    Uni<Void> look() {
        return run(CHECK_IF_NEEDED);
    }

    Uni<Void> now() {
        return run(CHECK);
    }

    private Uni<Void> run(String statement) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.withTransaction(transaction ->
                        transaction
                                .query(PATIENCE)
                                .execute()
                                .chain(() ->
                                        transaction
                                                .preparedQuery(statement)
                                                .execute(Tuple.of(now))))
                .replaceWithVoid();
    }
}
