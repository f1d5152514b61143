package tn.shabou.prospector.contracts;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import tn.shabou.prospector.contracts.Fill.Field;
import tn.shabou.prospector.crawl.Timestamps;

/**
 * Judges each site when its run is over: table {@code site_drift} says which tell less than they
 * should, and their offers are quarantined until they tell again. Works beside other replicas.
 */
@ApplicationScoped
class DriftWatch {

    private static final Logger LOG = Logger.getLogger(DriftWatch.class);

    private static final String NEXT =
            """
            SELECT f.run_id, f.site, f.adapter, f.offers, f.amount, f.sku, f.availability
              FROM site_fill f JOIN agent_run r ON r.id = f.run_id
             WHERE NOT f.judged AND r.finished_at IS NOT NULL
             ORDER BY r.finished_at, f.site LIMIT 1 FOR UPDATE OF f SKIP LOCKED
            """;

    /** Runs in which the site was found to have changed say nothing about what is usual. */
    private static final String BEFORE =
            """
            SELECT f.offers, f.amount, f.sku, f.availability FROM site_fill f JOIN agent_run r ON r.id = f.run_id
             WHERE f.site = $1 AND f.run_id <> $2 AND f.judged AND f.offers >= $3
               AND NOT EXISTS (SELECT 1 FROM site_drift d WHERE d.site = f.site AND r.finished_at >= d.since)
             ORDER BY r.finished_at DESC LIMIT 5
            """;

    private static final String RAISE =
            """
            INSERT INTO site_drift AS d (site, field, run_id, since, expected, seen) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (site, field) DO UPDATE SET run_id = excluded.run_id, expected = excluded.expected, seen = excluded.seen
            """;

    private static final String LIFT =
            "DELETE FROM site_drift WHERE site = $1 AND field <> ALL ($2)";

    private static final String QUARANTINE =
            """
            UPDATE offer SET quarantined = $2
             WHERE quarantined <> $2 AND split_part(split_part(url, '://', 2), '/', 1) = $1
            """;

    private static final String JUDGED =
            "UPDATE site_fill SET judged = true WHERE run_id = $1 AND site = $2";

    private final Pool database;
    private final Clock clock;

    DriftWatch(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(
            every = "{shabou.prospector.contracts.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> judge() {
        return database.withTransaction(this::judgeNext)
                .chain(found -> found ? judge() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> judgeNext(SqlConnection transaction) {
        return transaction
                .query(NEXT)
                .execute()
                .chain(rows ->
                        rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : judge(transaction, rows.iterator().next()).replaceWith(true));
    }

    private Uni<Void> judge(SqlConnection transaction, Row site) {
        var name = site.getString("site");
        return transaction
                .preparedQuery(BEFORE)
                .execute(Tuple.of(name, site.getUUID("run_id"), Drift.FEWEST))
                .map(before ->
                        Drift.of(
                                SiteContract.of(site.getString("adapter")),
                                fill(site),
                                StreamSupport.stream(before.spliterator(), false)
                                        .map(DriftWatch::fill)
                                        .toList()))
                .chain(drifts -> write(transaction, site, drifts))
                .chain(() ->
                        transaction
                                .preparedQuery(JUDGED)
                                .execute(Tuple.of(site.getUUID("run_id"), name)))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> write(SqlConnection transaction, Row site, List<Drift> drifts) {
        var name = site.getString("site");
        var fields = drifts.stream().map(drift -> column(drift.field())).toArray(String[]::new);
        if (!drifts.isEmpty()) {
            LOG.warnf("the pages of %s have changed: %s", name, drifts);
        }
        var rows =
                drifts.stream()
                        .map(drift ->
                                Tuple.of(
                                        name,
                                        column(drift.field()),
                                        site.getUUID("run_id"),
                                        Timestamps.of(clock.instant()),
                                        (float) drift.expected(),
                                        (float) drift.seen()))
                        .toList();
        return transaction
                .preparedQuery(LIFT)
                .execute(Tuple.of(name, fields))
                .chain(lifted ->
                        rows.isEmpty()
                                ? Uni.createFrom().item(lifted)
                                : transaction.preparedQuery(RAISE).executeBatch(rows))
                .chain(() ->
                        transaction
                                .preparedQuery(QUARANTINE)
                                .execute(Tuple.of(name, !drifts.isEmpty())));
    }

    private static Fill fill(Row row) {
        var told = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            told.put(field, row.getInteger(column(field)));
        }
        return new Fill(row.getInteger("offers"), told);
    }

    private static String column(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
