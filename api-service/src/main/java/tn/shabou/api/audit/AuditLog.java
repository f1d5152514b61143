package tn.shabou.api.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.ShopTime;

/** The audit log for reading, and the check that nobody changed it. */
@ApplicationScoped
class AuditLog {

    private static final String WHERE =
            """
            FROM audit_entry
            WHERE ($1::text IS NULL OR actor_email = $1) AND ($2::text IS NULL OR entity = $2)
              AND ($3::text IS NULL OR entity_id = $3) AND ($4::text IS NULL OR action = $4)
              AND ($5::timestamptz IS NULL OR at >= $5) AND ($6::timestamptz IS NULL OR at < $6)
            """;

    private static final String LIST =
            """
            SELECT position, at, actor_email, action, entity, entity_id, before, after, reason, trace_id
            """
                    + WHERE
                    + "AND position < $7 ORDER BY position DESC LIMIT $8";

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT " + WHERE + " LIMIT $7) found";

    private static final String FAULTS =
            "SELECT fault_position, fault FROM audit_faults() ORDER BY fault_position LIMIT 100";

    private static final String END =
            "SELECT position, hash FROM audit_entry ORDER BY position DESC LIMIT 1";

    private final Pool database;
    private final Cursors cursors;

    AuditLog(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /**
     * @param position in the chain, from 1
     * @param before the fields that changed, as they were
     */
    record Entry(
            long position,
            Instant at,
            String actor,
            String action,
            String entity,
            String entityId,
            Map<String, Object> before,
            Map<String, Object> after,
            Optional<String> reason,
            Optional<String> traceId) {}

    /**
     * @param from the first day, by the clock of the shop
     * @param to the last day
     */
    record Filter(
            Optional<String> actor,
            Optional<String> entity,
            Optional<String> entityId,
            Optional<String> action,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {

        private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
        private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

        private String list() {
            return "audit\n" + actor + entity + entityId + action + from + to;
        }

        private Tuple row() {
            return Tuple.tuple()
                    .addString(actor.orElse(null))
                    .addString(entity.orElse(null))
                    .addString(entityId.orElse(null))
                    .addString(action.orElse(null))
                    .addOffsetDateTime(from.map(Filter::beginning).orElse(null))
                    .addOffsetDateTime(to.map(day -> beginning(day).plusDays(1)).orElse(null));
        }

        /** Days far beyond any entry are as good as the nearest that PostgreSQL can tell. */
        private static OffsetDateTime beginning(LocalDate day) {
            var sane = Collections.min(List.of(Collections.max(List.of(day, EARLIEST)), LATEST));
            return sane.atStartOfDay(ShopTime.ZONE).toOffsetDateTime();
        }
    }

    /**
     * Whether the chain holds.
     *
     * @param entries how many there are; with {@code hash}, worth keeping outside the house
     * @param hash of the last entry, which depends on all before
     * @param faults where it does not hold: at most a hundred
     */
    record Verification(long entries, String hash, List<Fault> faults) {
        record Fault(long position, String fault) {}
    }

    /** Latest first. */
    Uni<Page<Entry>> list(Filter filter, Paging paging) {
        var before =
                cursors.after(filter.list(), paging)
                        .map(List::getFirst)
                        .map(Long::valueOf)
                        .orElse(Long.MAX_VALUE);
        var found = entries(filter, before, paging.limit() + 1);
        var count =
                database.preparedQuery(COUNT)
                        .execute(filter.row().addInteger(Page.Total.BOUND + 1))
                        .map(rows -> rows.iterator().next().getLong(0));
        return Uni.combine()
                .all()
                .unis(found, count)
                .with((entries, counted) ->
                        cursors.page(
                                filter.list(),
                                entries,
                                paging.limit(),
                                Page.Total.bounded(counted),
                                last -> List.of(Long.toString(last.position))));
    }

    /** The latest before a position. */
    Uni<List<Entry>> entries(Filter filter, long before, int limit) {
        return database.preparedQuery(LIST)
                .execute(filter.row().addLong(before).addInteger(limit))
                .map(rows -> rows.stream().map(AuditLog::entry).toList());
    }

    /** Fields as the file shows them; nothing for none. */
    static String json(Map<String, Object> fields) {
        return fields.isEmpty() ? "" : new JsonObject(fields).encode();
    }

    Uni<Verification> verify() {
        return database.withConnection(connection ->
                connection
                        .query(FAULTS)
                        .execute()
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row ->
                                                new Verification.Fault(
                                                        row.getLong(0), row.getString(1)))
                                        .toList())
                        .chain(faults ->
                                connection
                                        .query(END)
                                        .execute()
                                        .map(rows -> verification(rows, faults))));
    }

    private static Verification verification(Iterable<Row> end, List<Verification.Fault> faults) {
        for (var row : end) {
            var hash = row.get(Buffer.class, "hash").getBytes();
            return new Verification(
                    row.getLong("position"), HexFormat.of().formatHex(hash), faults);
        }
        return new Verification(0, "", faults);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("position"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor_email"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("entity_id"),
                fields(row, "before"),
                fields(row, "after"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("trace_id")));
    }

    private static Map<String, Object> fields(Row row, String column) {
        var json = row.get(JsonObject.class, column);
        return json == null ? Map.of() : json.getMap();
    }
}
