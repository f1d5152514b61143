package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Brings what a file says into the catalogue, a batch of rows at a time. The rows are compared once
 * more: what somebody changed since the check is not overwritten.
 */
@ApplicationScoped
class Applying implements Step {

    private static final String MAKE_BRANDS =
            """
            INSERT INTO brand (name, slug) SELECT name, slug FROM product_import_missing
             WHERE import_id = $1 AND kind = 'BRAND' ORDER BY slug ON CONFLICT (slug) DO NOTHING
            """;

    private static final String MAKE_CATEGORIES =
            """
            INSERT INTO category (slug, name_fr, name_ar, position) SELECT slug, name, name, 9999 FROM product_import_missing
             WHERE import_id = $1 AND kind = 'CATEGORY' ORDER BY slug ON CONFLICT (slug) DO NOTHING
            """;

    private static final String CREATE =
            """
            WITH fresh AS (
                SELECT r.line, r.sku, r.given,
                       btrim(regexp_replace(fold_accents(left(concat_ws(' ', r.given->>'name', r.sku), 200)), '[^a-z0-9]+', '-', 'g'),
                             '-') AS slug
                  FROM product_import_row r
                 WHERE %s AND r.kind = 'NEW' AND NOT EXISTS (SELECT FROM product p WHERE p.sku = r.sku OFFSET 0)),
            made AS (
                INSERT INTO product (sku, slug, name_fr, name_ar, description_fr, brand_id, category_id, quality_tier,
                                     attributes, price_tnd, cost_tnd, stock_quantity, listed, image_url, created_at, updated_at)
                SELECT f.sku,
                       CASE WHEN f.slug = '' OR row_number() OVER (PARTITION BY f.slug ORDER BY f.line) > 1
                                 OR EXISTS (SELECT FROM product p WHERE p.slug = f.slug OFFSET 0)
                            THEN btrim(f.slug || '-' || left(md5(f.sku), 8), '-') ELSE f.slug END,
                       f.given->>'name', f.given->>'name_ar', f.given->>'description', b.id, c.id,
                       coalesce(f.given->>'quality', 'AFTERMARKET'), coalesce((f.given->>'attributes')::jsonb, '{}'),
                       (f.given->>'price')::numeric, (f.given->>'cost')::numeric, coalesce((f.given->>'stock')::integer, 0),
                       coalesce((f.given->>'listed')::boolean, true), f.given->>'image', $4::timestamptz, $4::timestamptz
                  FROM fresh f
                  JOIN brand b ON b.slug = f.given->>'brand'
                  JOIN category c ON c.slug = f.given->>'category'
                 ORDER BY f.sku
                ON CONFLICT DO NOTHING
                RETURNING id, sku, listed)
            UPDATE product_import_row r
               SET outcome = 'CREATED', product_id = made.id,
                   changes = jsonb_build_object('listed', jsonb_build_array('false', made.listed::text))
              FROM made WHERE r.sku = made.sku AND r.kind = 'NEW' AND %1$s
            """
                    .formatted(Range.ROWS);

    /**
     * A field that is neither as it was at the check nor as the file wants it was changed by
     * somebody. {@code OFFSET 0} makes PostgreSQL look parts up one by one: it cannot know yet how
     * few rows a batch has, and would read the whole catalogue for them.
     */
    private static final String COMPARE =
            """
            WITH found AS (
                SELECT r.line, r.given, r.changes, k.id, k.fields
                  FROM product_import_row r
                  LEFT JOIN LATERAL (
                      SELECT p.id,
                             product_fields(p, b.slug, c.slug)
                                 || CASE WHEN $4 THEN product_numbers(p.id) ELSE '{}' END AS fields
                        FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
                       WHERE p.sku = r.sku OFFSET 0) k ON true
                 WHERE %s AND r.kind <> 'ERROR' AND r.outcome IS NULL),
            compared AS (
                SELECT f.line, f.id, d.changes, d.conflicts
                  FROM found f
                  LEFT JOIN LATERAL (
                      SELECT jsonb_object_agg(key, jsonb_build_array(f.fields->key, value)) AS changes,
                             jsonb_object_agg(key, f.fields->key) FILTER (
                                 WHERE f.fields->key IS DISTINCT FROM CASE WHEN f.changes ? key THEN f.changes->key->0
                                                                           ELSE value END) AS conflicts
                        FROM jsonb_each(f.given) WHERE value IS DISTINCT FROM f.fields->key) d
                    ON NOT f.fields @> f.given)
            UPDATE product_import_row r
               SET product_id = c.id, changes = CASE WHEN c.conflicts IS NULL THEN c.changes ELSE r.changes END,
                   conflicts = CASE WHEN c.id IS NULL THEN '{"sku": null}' ELSE c.conflicts END,
                   outcome = CASE WHEN c.id IS NULL OR c.conflicts IS NOT NULL THEN 'CONFLICT'
                                  WHEN c.changes IS NULL THEN 'UNCHANGED' ELSE 'UPDATED' END
              FROM compared c WHERE r.line = c.line AND %1$s
            """
                    .formatted(Range.ROWS);

    private static final ProductWrites WRITES =
            new ProductWrites(
                    """
                    SELECT r.product_id, r.line, r.outcome = 'CREATED' AS is_new,
                           CASE r.outcome WHEN 'CREATED' THEN r.given
                                ELSE (SELECT jsonb_object_agg(key, value->1) FROM jsonb_each(r.changes)) END AS fields
                      FROM product_import_row r WHERE %s AND r.outcome IN ('CREATED', 'UPDATED')
                    """
                            .formatted(Range.ROWS));

    private static final String ADVANCE =
            """
            UPDATE product_import i
               SET applied_to = $3, attempts = 0, rows_created = rows_created + c.created,
                   rows_updated = rows_updated + c.updated, rows_conflict = rows_conflict + c.conflict
              FROM (SELECT count(*) FILTER (WHERE r.outcome = 'CREATED') AS created,
                           count(*) FILTER (WHERE r.outcome = 'UPDATED') AS updated,
                           count(*) FILTER (WHERE r.outcome = 'CONFLICT') AS conflict
                      FROM product_import_row r WHERE %s) c
             WHERE i.id = $1
            """
                    .formatted(Range.ROWS);

    private static final String FINISH =
            """
            UPDATE product_import SET state = 'APPLIED', applied_at = $2, worker = NULL, worker_until = NULL WHERE id = $1
            """;

    private final Batches batches;

    Applying(Batches batches) {
        this.batches = batches;
    }

    @Override
    public Uni<Boolean> next(Jobs.Job job) {
        return batches.next(job, "applied_to", this::apply, FINISH);
    }

    private Uni<Void> apply(SqlConnection transaction, Batches.Batch batch) {
        var range = batch.range();
        return makeMissing(transaction, range)
                .chain(() ->
                        transaction
                                .preparedQuery(CREATE)
                                .execute(range.parameters().addOffsetDateTime(batch.now())))
                .chain(() -> ProductWrites.lock(transaction, range))
                .chain(() ->
                        transaction
                                .preparedQuery(COMPARE)
                                .execute(range.parameters().addBoolean(batch.hasNumbers())))
                .chain(() -> WRITES.write(transaction, range, batch.by("applied_by", "import")))
                .chain(() -> transaction.preparedQuery(ADVANCE).execute(range.parameters()))
                .replaceWithVoid();
    }

    private static Uni<Void> makeMissing(SqlConnection transaction, Range range) {
        if (range.from() > 0) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(MAKE_BRANDS)
                .execute(Tuple.of(range.importId()))
                .chain(() ->
                        transaction
                                .preparedQuery(MAKE_CATEGORIES)
                                .execute(Tuple.of(range.importId())))
                .replaceWithVoid();
    }
}
