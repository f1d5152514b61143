package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.jobs.JobState;

/** Imports as they stand. */
@ApplicationScoped
class ImportRecords {

    private static final String LIST = "product-imports";

    private static final String ONE =
            """
            SELECT i.*, coalesce((SELECT json_agg(json_build_object('kind', m.kind, 'slug', m.slug, 'name', m.name)
                                                  ORDER BY m.kind, m.slug)
                                    FROM (SELECT * FROM product_import_missing WHERE import_id = i.id
                                           ORDER BY kind, slug LIMIT 500) m), '[]')::text AS missing
              FROM product_import i
            """;
    private static final String BY_ID = ONE + "WHERE i.id = $1";
    private static final String NEWEST =
            ONE
                    + """
                    WHERE ($1::text IS NULL OR i.state = $1) AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3))
                    ORDER BY i.created_at DESC, i.id DESC LIMIT $4
                    """;
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM product_import WHERE $1::text IS NULL OR state = $1 LIMIT $2) AS bounded";

    private final Pool database;
    private final Cursors cursors;
    private final JsonColumn lists;

    ImportRecords(Pool database, Cursors cursors, JsonColumn lists) {
        this.database = database;
        this.cursors = cursors;
        this.lists = lists;
    }

    /**
     * @throws Problem through the Uni when there is none
     */
    Uni<ProductImport> show(UUID id) {
        return show(database, id);
    }

    Uni<ProductImport> show(SqlClient connection, UUID id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(this::productImport)
                                .orElseThrow(() ->
                                        new Problem(
                                                ImportProblem.IMPORT_NOT_FOUND,
                                                "No import of products has the id %s.",
                                                id)));
    }

    /** The newest first. */
    Uni<Page<ProductImport>> list(Optional<JobState> state, Paging paging) {
        var inState = state.map(Enum::name).orElse(null);
        var list = LIST + state.map(only -> "\n" + only).orElse("");
        var after = cursors.after(list, paging).orElse(List.of());
        var position =
                Tuple.of(
                        inState,
                        after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)),
                        after.isEmpty() ? null : UUID.fromString(after.get(1)),
                        paging.limit() + 1);
        return Uni.combine()
                .all()
                .unis(
                        database.preparedQuery(NEWEST).execute(position),
                        database.preparedQuery(COUNT)
                                .execute(Tuple.of(inState, Page.Total.BOUND + 1))
                                .map(rows -> rows.iterator().next().getLong(0)))
                .with((rows, count) ->
                        cursors.page(
                                list,
                                rows.stream().map(this::productImport).toList(),
                                paging.limit(),
                                Page.Total.bounded(count),
                                last ->
                                        List.of(
                                                last.createdAt().toString(),
                                                last.id().toString())));
    }

    private ProductImport productImport(Row row) {
        var state = JobState.valueOf(row.getString("state"));
        return new ProductImport(
                row.getUUID("id"),
                row.getString("file_name"),
                row.getString("file_sha256"),
                false,
                state,
                Optional.ofNullable(row.getString("failure")),
                reading(row),
                progress(row),
                new ProductImport.Difference(
                        row.getInteger("rows_new"),
                        row.getInteger("rows_changed"),
                        row.getInteger("rows_unchanged"),
                        row.getInteger("rows_error")),
                new ProductImport.Outcome(
                        row.getInteger("rows_created"),
                        row.getInteger("rows_updated"),
                        row.getInteger("rows_conflict"),
                        row.getInteger("rows_undone"),
                        row.getInteger("rows_kept")),
                lists.list(row.getString("missing"), ProductImport.Missing.class),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("checked_at")),
                instant(row.getOffsetDateTime("applied_at")),
                instant(row.getOffsetDateTime("undone_at")));
    }

    Reading reading(Row row) {
        return lists.object(row.getJsonObject("reading"), Reading.class);
    }

    /** Of the last kind of work that was begun. */
    private static ProductImport.Progress progress(Row row) {
        int checked = row.getInteger("checked_to");
        if (row.getUUID("undone_by") != null) {
            return new ProductImport.Progress(
                    row.getInteger("undone_to"), row.getInteger("applied_to"));
        }
        if (row.getUUID("applied_by") != null) {
            return new ProductImport.Progress(row.getInteger("applied_to"), checked);
        }
        var isRead = row.getOffsetDateTime("checked_at") != null;
        return new ProductImport.Progress(checked, isRead ? checked : row.getInteger("lines"));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
