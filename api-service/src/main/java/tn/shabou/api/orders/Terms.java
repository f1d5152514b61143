package tn.shabou.api.orders;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;
import tn.shabou.api.orders.BuyingTerms.OfPart;
import tn.shabou.api.orders.BuyingTerms.OfSupplier;

/** The terms that staff wrote down: tables {@code part_term} and {@code supplier_term}. */
@ApplicationScoped
class Terms {

    private static final String PART =
            """
            SELECT t.lead_weeks, t.least_order, t.pack_size FROM product p LEFT JOIN part_term t ON t.product_id = p.id WHERE p.id = $1
            """;

    private static final String SET_PART =
            """
            INSERT INTO part_term (product_id, lead_weeks, least_order, pack_size, updated_by)
            SELECT id, $2, $3, $4, $5 FROM product WHERE id = $1
            ON CONFLICT (product_id) DO UPDATE
               SET lead_weeks = excluded.lead_weeks, least_order = excluded.least_order, pack_size = excluded.pack_size,
                   updated_by = excluded.updated_by, updated_at = now()
            """;

    private static final String SUPPLIER =
            """
            SELECT t.lead_weeks FROM lead l LEFT JOIN supplier_term t ON t.lead_id = l.id WHERE l.id = $1 AND l.kind = 'SUPPLIER'
            """;

    private static final String SET_SUPPLIER =
            """
            INSERT INTO supplier_term (lead_id, lead_weeks, updated_by)
            SELECT id, $2, $3 FROM lead WHERE id = $1 AND kind = 'SUPPLIER'
            ON CONFLICT (lead_id) DO UPDATE
               SET lead_weeks = excluded.lead_weeks, updated_by = excluded.updated_by, updated_at = now()
            """;

    private final Pool database;
    private final AuditTrail audit;

    Terms(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    Uni<OfPart> ofPart(long product) {
        return database.preparedQuery(PART)
                .execute(Tuple.of(product))
                .map(rows -> part(only(rows, () -> unknownPart(product))));
    }

    Uni<OfSupplier> ofSupplier(UUID supplier) {
        return database.preparedQuery(SUPPLIER)
                .execute(Tuple.of(supplier))
                .map(rows -> new OfSupplier(weeks(only(rows, () -> unknownSupplier(supplier)))));
    }

    /**
     * @throws Problem through the Uni when there is no such part
     */
    Uni<OfPart> set(long product, OfPart terms, Editor editor) {
        var said =
                new JsonObject()
                        .put("leadWeeks", text(terms.leadWeeks()))
                        .put("leastOrder", terms.leastOrder().orElse(null))
                        .put("packSize", terms.packSize().orElse(null));
        return ofPart(product)
                .chain(() ->
                        terms.isEmpty()
                                ? change(
                                        "DELETE FROM part_term WHERE product_id = $1",
                                        Tuple.of(product),
                                        "part_term",
                                        Long.toString(product),
                                        said,
                                        editor)
                                : change(
                                        SET_PART,
                                        Tuple.of(
                                                product,
                                                terms.leadWeeks().orElse(null),
                                                terms.leastOrder().orElse(null),
                                                terms.packSize().orElse(null),
                                                editor.actor().id()),
                                        "part_term",
                                        Long.toString(product),
                                        said,
                                        editor))
                .replaceWith(terms);
    }

    /**
     * @throws Problem through the Uni when there is no such supplier
     */
    Uni<OfSupplier> set(UUID supplier, OfSupplier terms, Editor editor) {
        var said = new JsonObject().put("leadWeeks", text(terms.leadWeeks()));
        return ofSupplier(supplier)
                .chain(() ->
                        change(
                                terms.leadWeeks().isEmpty()
                                        ? "DELETE FROM supplier_term WHERE lead_id = $1"
                                        : SET_SUPPLIER,
                                terms.leadWeeks().isEmpty()
                                        ? Tuple.of(supplier)
                                        : Tuple.of(
                                                supplier,
                                                terms.leadWeeks().get(),
                                                editor.actor().id()),
                                "supplier_term",
                                supplier.toString(),
                                said,
                                editor))
                .replaceWith(terms);
    }

    private Uni<Void> change(
            String statement,
            Tuple parameters,
            String entity,
            String id,
            JsonObject said,
            Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(statement)
                        .execute(parameters)
                        .chain(() ->
                                audit.append(
                                        transaction,
                                        editor.deed("set buying terms", entity, id, said))));
    }

    private static Row only(RowSet<Row> rows, Supplier<Problem> missing) {
        return rows.stream().findFirst().orElseThrow(missing);
    }

    private static Problem unknownPart(long product) {
        return new Problem(OrderProblem.ORDER_PART_NOT_FOUND, "No part has the id %d.", product);
    }

    private static Problem unknownSupplier(UUID supplier) {
        return new Problem(OrderProblem.SUPPLIER_NOT_FOUND, "No supplier has the id %s.", supplier);
    }

    static OfPart part(Row row) {
        return new OfPart(
                weeks(row),
                Optional.ofNullable(row.getInteger("least_order")),
                Optional.ofNullable(row.getInteger("pack_size")));
    }

    private static Optional<BigDecimal> weeks(Row row) {
        return Optional.ofNullable(row.getBigDecimal("lead_weeks"));
    }

    private static @Nullable String text(Optional<BigDecimal> weeks) {
        return weeks.map(BigDecimal::toPlainString).orElse(null);
    }
}
