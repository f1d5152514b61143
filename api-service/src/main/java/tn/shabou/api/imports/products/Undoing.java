package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives parts the values back that an import took from them, a batch of rows at a time; what it
 * made is no longer shown. A field that somebody changed since stays, and is reported.
 */
@ApplicationScoped
class Undoing implements Step {

    private static final String COMPARE =
            """
            WITH found AS (
                SELECT r.line, r.changes, k.fields
                  FROM product_import_row r,
                       LATERAL (
                           SELECT product_fields(p, b.slug, c.slug)
                                      || CASE WHEN $4 THEN product_numbers(p.id) ELSE '{}' END AS fields
                             FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
                            WHERE p.id = r.product_id OFFSET 0) k
                 WHERE %s AND r.outcome IN ('CREATED', 'UPDATED')),
            compared AS (
                SELECT f.line, d.conflicts
                  FROM found f, LATERAL (
                      SELECT jsonb_object_agg(key, f.fields->key) FILTER (
                                 WHERE f.fields->key IS DISTINCT FROM value->0 AND f.fields->key IS DISTINCT FROM value->1)
                             AS conflicts
                        FROM jsonb_each(f.changes)) d)
            UPDATE product_import_row r
               SET conflicts = c.conflicts,
                   outcome = CASE WHEN c.conflicts IS NULL THEN 'UNDONE' ELSE 'PARTLY_UNDONE' END
              FROM compared c WHERE r.line = c.line AND %1$s
            """
                    .formatted(Range.ROWS);

    private static final ProductWrites WRITES =
            new ProductWrites(
                    """
                    SELECT r.product_id, r.line, false AS is_new,
                           (SELECT jsonb_object_agg(key, value->0) FROM jsonb_each(r.changes)
                             WHERE NOT coalesce(r.conflicts ? key, false)) AS fields
                      FROM product_import_row r WHERE %s AND r.outcome IN ('UNDONE', 'PARTLY_UNDONE')
                    """
                            .formatted(Range.ROWS));

    private static final String ADVANCE =
            """
            UPDATE product_import i
               SET undone_to = $3, attempts = 0, rows_undone = rows_undone + c.undone, rows_kept = rows_kept + c.kept
              FROM (SELECT count(*) FILTER (WHERE r.outcome = 'UNDONE') AS undone,
                           count(*) FILTER (WHERE r.outcome = 'PARTLY_UNDONE') AS kept
                      FROM product_import_row r WHERE %s) c
             WHERE i.id = $1
            """
                    .formatted(Range.ROWS);

    private static final String FINISH =
            """
            UPDATE product_import SET state = 'UNDONE', undone_at = $2, worker = NULL, worker_until = NULL WHERE id = $1
            """;

    private final Batches batches;

    Undoing(Batches batches) {
        this.batches = batches;
    }

    @Override
    public Uni<Boolean> next(Jobs.Job job) {
        return batches.next(job, "undone_to", Undoing::undo, FINISH);
    }

    private static Uni<Void> undo(SqlConnection transaction, Batches.Batch batch) {
        var range = batch.range();
        return ProductWrites.lock(transaction, range)
                .chain(() ->
                        transaction
                                .preparedQuery(COMPARE)
                                .execute(range.parameters().addBoolean(batch.hasNumbers())))
                .chain(() ->
                        WRITES.write(transaction, range, batch.by("undone_by", "undo of import")))
                .chain(() -> transaction.preparedQuery(ADVANCE).execute(range.parameters()))
                .replaceWithVoid();
    }
}
