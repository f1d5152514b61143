package tn.shabou.api.bulk;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.jobs.JobState;

/** Bulk edits as they stand. */
@ApplicationScoped
class BulkEdits {

    private static final String LIST = "bulk-edits";

    private static final String FROM =
            """
            SELECT e.id, e.selection - 'ids' AS selection, e.changes, e.reason, e.override_reason, e.total, e.state, e.failure,
                   e.checked_to, e.applied_to, e.undone_to, e.rows_changed, e.rows_unchanged, e.rows_below_margin,
                   e.rows_impossible, e.rows_updated, e.rows_conflict, e.rows_undone, e.rows_kept, e.created_at, e.checked_at,
                   e.applied_at, e.applied_by, e.undone_at, e.undone_by, u.email
              FROM bulk_edit e JOIN app_user u ON u.id = e.created_by
            """;
    private static final String BY_ID = FROM + "WHERE e.id = $1";
    private static final String NEWEST =
            FROM
                    + """
                    WHERE ($1::timestamptz IS NULL OR (e.created_at, e.id) < ($1, $2))
                    ORDER BY e.created_at DESC, e.id DESC LIMIT $3
                    """;
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM bulk_edit LIMIT $1) AS bounded";

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn json;

    BulkEdits(Pool database, Cursors cursors, JsonColumn json) {
        this.database = database;
        this.cursors = cursors;
        this.json = json;
    }

    /**
     * @throws Problem through the Uni when there is none
     */
    Uni<BulkEdit> show(UUID id) {
        return database.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(this::edit)
                                .orElseThrow(() ->
                                        new Problem(
                                                BulkProblem.BULK_EDIT_NOT_FOUND,
                                                "No bulk edit has the id %s.",
                                                id)));
    }

    /** The newest first. */
    Uni<Page<BulkEdit>> list(Paging paging) {
        var after = cursors.after(LIST, paging).orElse(List.of());
        var position =
                Tuple.of(
                        after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)),
                        after.isEmpty() ? null : UUID.fromString(after.get(1)),
                        paging.limit() + 1);
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(NEWEST).execute(position),
                        database.preparedQuery(COUNT)
                                .execute(Tuple.of(Page.Total.BOUND + 1))
                                .map(rows -> rows.iterator().next().getLong(0)))
                .with((rows, count) ->
                        cursors.page(
                                LIST,
                                rows.stream().map(this::edit).toList(),
                                paging.limit(),
                                Page.Total.bounded(count),
                                last ->
                                        List.of(
                                                last.createdAt().toString(),
                                                last.id().toString())));
    }

    private BulkEdit edit(Row row) {
        return new BulkEdit(
                row.getUUID("id"),
                JobState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("failure")),
                json.object(row.getJsonObject("selection"), Selection.class).filter(),
                json.object(row.getJsonObject("changes"), BulkChanges.class),
                row.getString("reason"),
                Optional.ofNullable(row.getString("override_reason")),
                progress(row),
                new BulkEdit.Preview(
                        row.getInteger("checked_to"),
                        row.getInteger("rows_changed"),
                        row.getInteger("rows_unchanged"),
                        row.getInteger("rows_below_margin"),
                        row.getInteger("rows_impossible")),
                new BulkEdit.Outcome(
                        row.getInteger("rows_updated"),
                        row.getInteger("rows_conflict"),
                        row.getInteger("rows_undone"),
                        row.getInteger("rows_kept")),
                row.getString("email"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("checked_at")),
                instant(row.getOffsetDateTime("applied_at")),
                instant(row.getOffsetDateTime("undone_at")));
    }

    /** Of the last kind of work that was begun; all three count the products that are meant. */
    private static BulkEdit.Progress progress(Row row) {
        int checked = row.getInteger("checked_to");
        if (row.getUUID("applied_by") == null) {
            var isDone = row.getOffsetDateTime("checked_at") != null;
            return new BulkEdit.Progress(
                    checked, isDone ? checked : Math.max(checked, row.getInteger("total")));
        }
        var ends = row.getUUID("undone_by") == null ? "applied" : "undone";
        return row.getOffsetDateTime(ends + "_at") == null
                ? new BulkEdit.Progress(row.getInteger(ends + "_to"), checked)
                : new BulkEdit.Progress(checked, checked);
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
