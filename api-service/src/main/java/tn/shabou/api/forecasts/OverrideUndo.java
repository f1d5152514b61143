package tn.shabou.api.forecasts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;

/** Takes back what was overridden together, and puts back what it took the place of. */
@ApplicationScoped
class OverrideUndo {

    private static final String REVOKE =
            """
            UPDATE forecast_override SET revoked_at = now() WHERE product_id = $1 AND batch = $2 AND revoked_at IS NULL
            RETURNING period_start, quantity
            """;

    private static final String RESTORE =
            """
            UPDATE forecast_override SET revoked_at = NULL, replaced_by = NULL
             WHERE product_id = $1 AND replaced_by = $2 AND period_start = ANY ($3)
            """;

    private final Pool database;
    private final AuditTrail audit;

    OverrideUndo(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Fails with a problem when none of it stands any more. */
    Uni<Void> undo(long product, UUID batch, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(REVOKE)
                        .execute(Tuple.of(product, batch))
                        .map(rows -> rows.stream().toList())
                        .invoke(revoked -> requireSome(revoked, batch))
                        .call(revoked -> restore(transaction, product, batch, revoked))
                        .chain(revoked ->
                                audit.append(
                                        transaction,
                                        revoked.stream()
                                                .map(row ->
                                                        Overrides.deed(
                                                                        editor,
                                                                        "undo forecast override",
                                                                        product,
                                                                        new JsonObject())
                                                                .from(Overrides.json(row)))
                                                .toList())));
    }

    private static Uni<Void> restore(
            SqlConnection transaction, long product, UUID batch, List<Row> revoked) {
        var periods =
                revoked.stream()
                        .map(row -> row.getLocalDate("period_start"))
                        .toArray(LocalDate[]::new);
        return transaction
                .preparedQuery(RESTORE)
                .execute(Tuple.of(product, batch).addArrayOfLocalDate(periods))
                .replaceWithVoid();
    }

    private static void requireSome(List<Row> revoked, UUID batch) {
        if (revoked.isEmpty()) {
            throw new Problem(
                    ForecastProblem.OVERRIDE_NOT_FOUND,
                    "No override of this product is of the batch %s any more; see its points.",
                    batch);
        }
    }
}
