package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;
import tn.shabou.api.imports.ImportProblem;

/** Makes what staff decided about an import come about, once. */
@ApplicationScoped
class Decisions {

    private final Pool database;
    private final ImportRecords records;
    private final AuditTrail audit;

    Decisions(Pool database, ImportRecords records, AuditTrail audit) {
        this.database = database;
        this.records = records;
        this.audit = audit;
    }

    /**
     * @throws Problem through the Uni when there is no such import, or it is too early or too late
     */
    Uni<ProductImport> make(Decision decision, UUID id, Staff staff, String traceId) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(decision.statement())
                        .execute(Tuple.of(id, staff.id()))
                        .chain(made ->
                                made.rowCount() == 1
                                        ? record(transaction, decision, id, staff, traceId)
                                        : Uni.createFrom().voidItem())
                        .chain(() -> records.show(transaction, id))
                        .invoke(found -> refuseUnlessMade(decision, found)));
    }

    private Uni<Void> record(
            SqlConnection transaction, Decision decision, UUID id, Staff staff, String traceId) {
        return audit.append(
                transaction,
                new AuditTrail.Deed(
                        staff,
                        decision.deed(),
                        "product_import",
                        id.toString(),
                        new JsonObject(),
                        traceId));
    }

    private static void refuseUnlessMade(Decision decision, ProductImport found) {
        if (!decision.isMade(found.state())) {
            throw new Problem(
                    ImportProblem.IMPORT_NOT_READY, "It is %s. %s", found.state(), decision.when());
        }
    }
}
