package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.jobs.JobState;

/**
 * Removes what a file brought in: its sales, those that still wait for their parts, and what they
 * told of earlier forecasts. Earlier files then speak again of what it had replaced. A file that a
 * later one builds on stays, since nobody could tell what of that one would be left.
 */
@ApplicationScoped
class TakingBack {

    /** Nothing is brought in meanwhile. As long as it takes to remove millions of rows. */
    private static final String ALONE =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('sales_import', 0)) AS alone,"
                    + " set_config('statement_timeout', '1h', true)";

    private static final String FIND =
            """
            SELECT i.id, i.file_name, i.state, later_sales_import(i.id) AS later FROM sales_import i WHERE i.id = $1 FOR UPDATE
            """;

    private static final String UNDO = "SELECT undo_sales_import($1, $2, $3) AS rows";

    private final Pool database;
    private final AuditTrail audit;
    private final Clock clock;

    TakingBack(Pool database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes nothing where it was done before.
     *
     * @throws Problem through the Uni when it cannot be done, with the reason
     */
    Uni<Void> takeBack(UUID id, Staff staff, String traceId) {
        return database.withTransaction(transaction ->
                alone(transaction)
                        .chain(() -> transaction.preparedQuery(FIND).execute(Tuple.of(id)))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new Problem(
                                                        ImportProblem.IMPORT_NOT_FOUND,
                                                        "No import of sales has the id %s.",
                                                        id)))
                        .chain(found ->
                                state(found) == JobState.UNDONE
                                        ? Uni.createFrom().voidItem()
                                        : takeBack(transaction, found, staff, traceId)));
    }

    private static Uni<Void> alone(SqlConnection transaction) {
        return transaction
                .query(ALONE)
                .execute()
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean("alone")) {
                        throw new Problem(
                                ImportProblem.IMPORT_NOT_READY,
                                "Another file is being brought in; try again when it is done.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> takeBack(SqlConnection transaction, Row found, Staff staff, String traceId) {
        requirePossible(found);
        var id = found.getUUID("id");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return transaction
                .preparedQuery(UNDO)
                .execute(Tuple.of(id, staff.id(), now))
                .map(rows -> rows.iterator().next().getLong("rows"))
                .chain(rows ->
                        audit.append(
                                transaction,
                                new AuditTrail.Deed(
                                        staff,
                                        "undo sales import",
                                        "sales_import",
                                        id.toString(),
                                        new JsonObject()
                                                .put("file", found.getString("file_name"))
                                                .put("rows", rows),
                                        traceId)));
    }

    private static void requirePossible(Row found) {
        if (state(found) != JobState.APPLIED) {
            throw new Problem(
                    ImportProblem.IMPORT_NOT_READY,
                    "It is %s. It can be undone once it was applied.",
                    state(found));
        }
        var later = found.getString("later");
        if (later != null) {
            throw new Problem(
                    ImportProblem.IMPORT_BUILT_UPON,
                    "The later file %s speaks of the same parts and days; undo that one first.",
                    later);
        }
    }

    private static JobState state(Row row) {
        return JobState.valueOf(row.getString("state"));
    }
}
