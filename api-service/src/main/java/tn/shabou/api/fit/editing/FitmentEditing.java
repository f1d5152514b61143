package tn.shabou.api.fit.editing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The cars that a part fits; each change is written down with who made it. */
@ApplicationScoped
class FitmentEditing {

    private static final String ENTITY = "fitment";

    private static final String OF_PRODUCT =
            """
            SELECT f.id, f.engine_id, e.slug AS engine_slug, concat_ws(' ', k.name, m.name, g.name, e.name) AS vehicle,
                   f.position, f.year_from, f.year_to, f.note, f.source, f.confidence::text AS confidence, f.version,
                   CASE jsonb_typeof(f.criteria) WHEN 'object' THEN f.criteria ELSE jsonb_build_object('note', f.criteria) END AS criteria
              FROM fitment f
              JOIN vehicle_engine e ON e.id = f.engine_id
              JOIN vehicle_generation g ON g.id = e.generation_id
              JOIN vehicle_model m ON m.id = g.model_id
              JOIN vehicle_make k ON k.id = m.make_id
             WHERE f.product_id = $1
            """;

    private static final String LIST =
            OF_PRODUCT + " AND ($2::bigint IS NULL OR f.id > $2) ORDER BY f.id LIMIT $3";

    private static final String TOTAL =
            "SELECT count(f.id), count(p.id) FROM product p LEFT JOIN fitment f ON f.product_id = p.id WHERE p.id = $1";

    private static final String BY_ID = OF_PRODUCT + " AND f.id = $2";

    private static final String INSERT =
            """
            INSERT INTO fitment (product_id, engine_id, position, year_from, year_to, criteria, note, confidence, source)
            SELECT $1, e.id, $3, $4, $5, $6, $7, $8, 'staff' FROM vehicle_engine e WHERE e.id = $2 RETURNING id
            """;

    private static final String UPDATE =
            """
            UPDATE fitment SET engine_id = e.id, position = $3, year_from = $4, year_to = $5, criteria = $6, note = $7,
                   confidence = $8, version = fitment.version + 1
              FROM vehicle_engine e WHERE e.id = $2 AND product_id = $1 AND fitment.id = $9 RETURNING fitment.id
            """;

    private static final String COPY =
            """
            INSERT INTO fitment (product_id, engine_id, position, year_from, year_to, criteria, note, confidence, source)
            SELECT $1, f.engine_id, f.position, f.year_from, f.year_to, f.criteria, f.note, f.confidence, 'copy of ' || p.sku
              FROM fitment f JOIN product p ON p.id = f.product_id WHERE f.product_id = $2
             ORDER BY f.engine_id, f.position
                ON CONFLICT DO NOTHING
            """;

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Cursors cursors;

    FitmentEditing(Pool database, Idempotency idempotency, AuditTrail audit, Cursors cursors) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
        this.cursors = cursors;
    }

    Uni<Page<EditedFitment>> list(long product, Paging paging) {
        var list = "fitments\n" + product;
        var after = cursors.after(list, paging).map(keys -> Long.valueOf(keys.getFirst()));
        return total(database, product)
                .chain(total ->
                        database.preparedQuery(LIST)
                                .execute(Tuple.of(product, after.orElse(null), paging.limit() + 1))
                                .map(rows ->
                                        cursors.page(
                                                list,
                                                rows.stream().map(EditedFitment::of).toList(),
                                                paging.limit(),
                                                Page.Total.exactly(total),
                                                last -> List.of(Long.toString(last.id())))));
    }

    Uni<EditedFitment> find(long product, long id) {
        return find(database, product, id);
    }

    Uni<EditedFitment> add(
            long product, EditedFitment.Draft draft, Idempotency.Call call, Editor editor) {
        draft.requireOrder();
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(product, Long.parseLong(known.get()))
                                : writing(transaction ->
                                        add(transaction, product, draft, call, editor)));
    }

    private Uni<EditedFitment> add(
            SqlConnection transaction,
            long product,
            EditedFitment.Draft draft,
            Idempotency.Call call,
            Editor editor) {
        return total(transaction, product)
                .chain(() -> transaction.preparedQuery(INSERT).execute(row(product, draft)))
                .map(FitmentEditing::written)
                .call(id -> idempotency.keep(transaction, call, Long.toString(id)))
                .chain(id -> find(transaction, product, id))
                .call(made ->
                        audit.append(
                                transaction,
                                editor.deed("add fitment", ENTITY, made.id(), made.content())));
    }

    /**
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<EditedFitment> revise(
            long product,
            long id,
            EditedFitment.Draft draft,
            Optional<String> ifMatch,
            Editor editor) {
        draft.requireOrder();
        return writing(transaction ->
                lock(transaction, product, id, ifMatch)
                        .call(() ->
                                transaction
                                        .preparedQuery(UPDATE)
                                        .execute(row(product, draft).addLong(id))
                                        .map(FitmentEditing::written))
                        .chain(old ->
                                find(transaction, product, id)
                                        .call(now ->
                                                audit.append(
                                                        transaction,
                                                        editor.deed(
                                                                        "edit fitment",
                                                                        ENTITY,
                                                                        id,
                                                                        now.content())
                                                                .from(old.content())))));
    }

    Uni<Void> remove(long product, long id, Optional<String> ifMatch, Editor editor) {
        return database.withTransaction(transaction ->
                lock(transaction, product, id, ifMatch)
                        .call(() ->
                                transaction
                                        .preparedQuery("DELETE FROM fitment WHERE id = $1")
                                        .execute(Tuple.of(id)))
                        .chain(gone ->
                                audit.append(
                                        transaction,
                                        editor.deed(
                                                "remove fitment", ENTITY, id, gone.content()))));
    }

    /** Adds what the other part fits and this one does not yet; doing it twice adds nothing. */
    Uni<EditedFitment.Copied> copy(long product, long from, Editor editor) {
        return database.withTransaction(transaction ->
                total(transaction, product)
                        .chain(() -> total(transaction, from))
                        .chain(all ->
                                transaction
                                        .preparedQuery(COPY)
                                        .execute(Tuple.of(product, from))
                                        .map(rows ->
                                                new EditedFitment.Copied(
                                                        rows.rowCount(),
                                                        all.intValue() - rows.rowCount())))
                        .call(done ->
                                audit.append(
                                        transaction,
                                        editor.deed(
                                                "copy fitments",
                                                "product",
                                                product,
                                                new JsonObject()
                                                        .put("from", from)
                                                        .put("copied", done.copied())))));
    }

    /** How many fitments the part has; fails with a problem when there is no such part. */
    private static Uni<Long> total(SqlClient client, long product) {
        return client.preparedQuery(TOTAL)
                .execute(Tuple.of(product))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    if (row.getLong(1) == 0) {
                        throw new Problem(
                                FitmentProblem.PART_NOT_FOUND,
                                "No product has the id %s.",
                                product);
                    }
                    return row.getLong(0);
                });
    }

    private static Uni<EditedFitment> lock(
            SqlConnection transaction, long product, long id, Optional<String> ifMatch) {
        return transaction
                .preparedQuery("SELECT id FROM fitment WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .chain(() -> find(transaction, product, id))
                .invoke(fitment -> IfMatch.require(ifMatch, fitment.version()));
    }

    private static Uni<EditedFitment> find(SqlClient client, long product, long id) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(product, id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(EditedFitment::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                FitmentProblem.FITMENT_NOT_FOUND,
                                                "The part has no fitment with the id %s.",
                                                id)));
    }

    private static Tuple row(long product, EditedFitment.Draft draft) {
        var confidence = draft.confidence();
        return Tuple.tuple()
                .addLong(product)
                .addLong(draft.engineId())
                .addString(draft.position())
                .addInteger(draft.yearFrom())
                .addInteger(draft.yearTo())
                .addJsonObject(new JsonObject(draft.criteria()))
                .addString(draft.note())
                .addFloat(confidence == null ? 1f : confidence.floatValue());
    }

    private static long written(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> row.getLong(0))
                .orElseThrow(() ->
                        Problem.invalid(
                                List.of(new Problem.Fault("engineId", "no engine has this id"))));
    }

    private Uni<EditedFitment> writing(Function<SqlConnection, Uni<EditedFitment>> work) {
        return database.withTransaction(work)
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                FitmentProblem.FITMENT_EXISTS,
                                "Edit that fitment, or name another position."));
    }
}
