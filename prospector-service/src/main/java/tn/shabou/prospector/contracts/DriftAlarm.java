package tn.shabou.prospector.contracts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.mail.StaffMail;
import tn.shabou.prospector.contracts.Fill.Field;
import tn.shabou.prospector.crawl.Timestamps;
import tn.shabou.runs.Outbox;

/**
 * Table {@code site_drift}: which sites tell less than they should. What they ask is quarantined
 * until they tell again; the staff get mail once for each field, and operators see how many there
 * are.
 */
@ApplicationScoped
class DriftAlarm {

    private static final Logger LOG = Logger.getLogger(DriftAlarm.class);

    /** Pages of shops. */
    static final String PRODUCT = "PRODUCT";

    /** Two kinds of pages of one site are judged in turn. */
    private static final String TAKE_TURN =
            "SELECT pg_advisory_xact_lock(hashtextextended('drift ' || $1, 0))";

    /** Answers the fields that nobody knew of. */
    private static final String RAISE =
            """
            INSERT INTO site_drift AS d (site, page, field, run_id, source_id, since, expected, seen)
            SELECT $1, $8, f.field, $2, $3, $4, f.expected, f.seen
              FROM unnest($5::text[], $6::real[], $7::real[]) AS f (field, expected, seen)
            ON CONFLICT (site, page, field) DO UPDATE
               SET run_id = excluded.run_id, source_id = excluded.source_id, expected = excluded.expected, seen = excluded.seen
            RETURNING field, since = $4 AS is_new
            """;

    private static final String LIFT =
            "DELETE FROM site_drift WHERE site = $1 AND page = $3 AND field <> ALL ($2)";

    private static final String QUARANTINE =
            """
            WITH site AS (SELECT EXISTS (SELECT FROM site_drift WHERE site = $1 AND field <> 'offers') AS is_doubtful)
            UPDATE offer o SET quarantined = site.is_doubtful FROM site
             WHERE o.quarantined <> site.is_doubtful AND split_part(split_part(o.url, '://', 2), '/', 1) = $1
            """;

    private static final String COUNT =
            "SELECT field, count(*)::int AS sites FROM site_drift GROUP BY field";

    private final Pool database;
    private final Outbox outbox;
    private final Clock clock;
    private final Map<Field, AtomicInteger> drifting = new EnumMap<>(Field.class);

    DriftAlarm(Pool database, Outbox outbox, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        for (var field : Field.values()) {
            var sites = new AtomicInteger();
            registry.gauge("prospector.sites.drifting", Tags.of("field", column(field)), sites);
            drifting.put(field, sites);
        }
    }

    /**
     * A site in a run.
     *
     * @param page which of its pages: {@value #PRODUCT}, or a kind of those of a marketplace
     * @param sourceId absent for what was counted before sources were noted
     */
    record Site(String name, String page, @Nullable Long sourceId, UUID runId) {}

    /** Makes what is known of a site what has drifted now, and tells what is new. */
    Uni<Void> raise(SqlConnection transaction, Site site, List<Drift> drifts) {
        var row =
                Tuple.tuple()
                        .addString(site.name())
                        .addUUID(site.runId())
                        .addLong(site.sourceId())
                        .addOffsetDateTime(Timestamps.of(clock.instant()))
                        .addArrayOfString(fields(drifts))
                        .addArrayOfFloat(column(drifts, Drift::expected))
                        .addArrayOfFloat(column(drifts, Drift::seen))
                        .addString(site.page());
        return transaction
                .preparedQuery(TAKE_TURN)
                .execute(Tuple.of(site.name()))
                .chain(() ->
                        transaction
                                .preparedQuery(LIFT)
                                .execute(Tuple.of(site.name(), fields(drifts), site.page())))
                .chain(() -> transaction.preparedQuery(RAISE).execute(row))
                .map(rows ->
                        rows.stream()
                                .filter(known -> known.getBoolean("is_new"))
                                .map(known -> known.getString("field"))
                                .collect(Collectors.toSet()))
                .map(news ->
                        drifts.stream()
                                .filter(drift -> news.contains(column(drift.field())))
                                .toList())
                .chain(fresh -> tell(transaction, site, fresh))
                .chain(() -> transaction.preparedQuery(QUARANTINE).execute(Tuple.of(site.name())))
                .replaceWithVoid();
    }

    /** Counts the sites for the operators. */
    Uni<Void> measure() {
        return database.query(COUNT)
                .execute()
                .invoke(rows -> {
                    var sites = new EnumMap<Field, Integer>(Field.class);
                    rows.forEach(row ->
                            sites.put(
                                    Field.valueOf(row.getString("field").toUpperCase(Locale.ROOT)),
                                    row.getInteger("sites")));
                    drifting.forEach((field, gauge) -> gauge.set(sites.getOrDefault(field, 0)));
                })
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection transaction, Site site, List<Drift> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("the pages of %s have changed: %s", site.name(), fresh);
        return outbox.put(
                transaction, StaffMail.STREAM, StaffMail.SCHEMA, DriftNews.of(site, fresh));
    }

    private static String[] fields(List<Drift> drifts) {
        return drifts.stream().map(drift -> column(drift.field())).toArray(String[]::new);
    }

    private static Float[] column(List<Drift> drifts, Function<Drift, Double> value) {
        return drifts.stream().map(value).map(Double::floatValue).toArray(Float[]::new);
    }

    private static String column(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
