package tn.shabou.prospector.contracts;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.prospector.contracts.Fill.Field;

/**
 * Judges each site when its run is over, by its contract and by what it told before. Works beside
 * other replicas.
 */
@ApplicationScoped
class DriftWatch {

    /** A run that ended among failures says nothing of how many offers there are. */
    private static final String NEXT =
            """
            SELECT f.*, CASE WHEN p.failures = 0 THEN p.taken END AS taken
              FROM site_fill f JOIN agent_run r ON r.id = f.run_id
              LEFT JOIN crawl_progress p ON p.run_id = f.run_id AND p.source_id = f.source_id
             WHERE NOT f.judged AND r.finished_at IS NOT NULL
             ORDER BY r.finished_at, f.site, f.page LIMIT 1 FOR UPDATE OF f SKIP LOCKED
            """;

    /** Runs in which the site was found to have changed say nothing about what is usual. */
    private static final String BEFORE =
            """
            SELECT f.*, p.taken
              FROM site_fill f JOIN agent_run r ON r.id = f.run_id
              LEFT JOIN crawl_progress p ON p.run_id = f.run_id AND p.source_id = f.source_id
             WHERE f.site = $1 AND f.page = $4 AND f.run_id <> $2 AND f.judged AND f.offers >= $3
               AND NOT EXISTS (SELECT 1 FROM site_drift d WHERE d.site = f.site AND d.page = f.page AND r.finished_at >= d.since)
             ORDER BY r.finished_at DESC LIMIT 5
            """;

    private static final String JUDGED =
            "UPDATE site_fill SET judged = true WHERE run_id = $1 AND site = $2 AND page = $3";

    private final Pool database;
    private final DeclaredContracts declared;
    private final DriftAlarm alarm;

    DriftWatch(Pool database, DeclaredContracts declared, DriftAlarm alarm) {
        this.database = database;
        this.declared = declared;
        this.alarm = alarm;
    }

    @Scheduled(
            every = "{shabou.prospector.contracts.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> judge() {
        return database.withTransaction(this::judgeNext)
                .chain(found -> found ? judge() : alarm.measure());
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

    private Uni<Void> judge(SqlConnection transaction, Row row) {
        var site =
                new DriftAlarm.Site(
                        row.getString("site"),
                        row.getString("page"),
                        row.getLong("source_id"),
                        row.getUUID("run_id"));
        return transaction
                .preparedQuery(BEFORE)
                .execute(Tuple.of(site.name(), site.runId(), Drift.FEWEST, site.page()))
                .map(before ->
                        Drift.of(
                                contract(row.getString("adapter"), site.page()),
                                fill(row),
                                before.stream().map(DriftWatch::fill).toList()))
                .chain(drifts -> keep(transaction, site, drifts));
    }

    private Uni<Void> keep(SqlConnection transaction, DriftAlarm.Site site, List<Drift> drifts) {
        return alarm.raise(transaction, site, drifts)
                .chain(() ->
                        transaction
                                .preparedQuery(JUDGED)
                                .execute(Tuple.of(site.runId(), site.name(), site.page())))
                .replaceWithVoid();
    }

    private Contract contract(String adapter, String page) {
        return page.equals(DriftAlarm.PRODUCT)
                ? SiteContract.of(adapter)
                : declared.find(adapter, MarketPage.Kind.valueOf(page)).orElse(SiteContract.OTHER);
    }

    private static Fill fill(Row row) {
        var told = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.values()) {
            told.put(field, row.getInteger(field.name().toLowerCase(Locale.ROOT)));
        }
        return new Fill(
                !row.getString("page").equals(DriftAlarm.PRODUCT)
                        ? 0
                        : pages(row.getInteger("taken"), row.getInteger("links")),
                row.getInteger("offers"),
                told);
    }

    /** A few pages tell something only when there were no more to be had. */
    private static int pages(@Nullable Integer taken, @Nullable Integer links) {
        return taken != null && (taken >= Drift.FEWEST || (links != null && links < Drift.FEWEST))
                ? taken
                : 0;
    }
}
