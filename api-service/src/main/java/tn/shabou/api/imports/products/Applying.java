package tn.shabou.api.imports.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import tn.shabou.api.jobs.Batch;
import tn.shabou.api.jobs.Batches;
import tn.shabou.api.jobs.Pass;
import tn.shabou.api.jobs.Phase;
import tn.shabou.api.jobs.Step;

/**
 * Brings what a file says into the catalogue, a batch of rows at a time. The rows are compared once
 * more: what somebody changed since the check is not overwritten.
 */
final class Applying {

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
                  FROM {rows} r
                 WHERE {batch} AND r.kind = 'NEW' AND NOT EXISTS (SELECT FROM product p WHERE p.sku = r.sku OFFSET 0)),
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
            UPDATE {rows} r
               SET outcome = 'CREATED', product_id = made.id,
                   changes = jsonb_build_object('listed', jsonb_build_array('false', made.listed::text))
              FROM made WHERE r.sku = made.sku AND r.kind = 'NEW' AND {batch}
            """;

    /**
     * A field that is neither as it was at the check nor as the file wants it was changed since.
     */
    private static final String COMPARE =
            """
            WITH found AS (
                SELECT r.line, r.given, r.changes, k.id, k.fields
                  FROM {rows} r LEFT JOIN %s ON true
                 WHERE {batch} AND r.kind <> 'ERROR' AND r.outcome IS NULL),
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
            UPDATE {rows} r
               SET product_id = c.id, changes = CASE WHEN c.conflicts IS NULL THEN c.changes ELSE r.changes END,
                   conflicts = CASE WHEN c.id IS NULL THEN '{"sku": null}' ELSE c.conflicts END,
                   outcome = CASE WHEN c.id IS NULL OR c.conflicts IS NOT NULL THEN 'CONFLICT'
                                  WHEN c.changes IS NULL THEN 'UNCHANGED' ELSE 'UPDATED' END
              FROM compared c WHERE r.line = c.line AND {batch}
            """
                    .formatted(Pass.NOW_BY_SKU);

    private static final String WRITES =
            """
            SELECT r.product_id, r.line, r.outcome = 'CREATED' AS is_new,
                   CASE r.outcome WHEN 'CREATED' THEN r.given
                        ELSE (SELECT jsonb_object_agg(key, value->1) FROM jsonb_each(r.changes)) END AS fields
              FROM {rows} r WHERE {batch} AND r.outcome IN ('CREATED', 'UPDATED')
            """;

    private Applying() {}

    static Step of(Batches batches) {
        return new Pass(
                batches,
                Phase.APPLY,
                Applying::create,
                COMPARE,
                WRITES,
                Map.of(
                        "rows_created",
                        "CREATED",
                        "rows_updated",
                        "UPDATED",
                        "rows_conflict",
                        "CONFLICT"));
    }

    private static Uni<Void> create(SqlConnection transaction, Batch batch) {
        return makeMissing(transaction, batch)
                .chain(() ->
                        transaction
                                .preparedQuery(ImportJobs.KIND.sql(CREATE))
                                .execute(batch.parameters().addOffsetDateTime(batch.now())))
                .replaceWithVoid();
    }

    private static Uni<Void> makeMissing(SqlConnection transaction, Batch batch) {
        if (batch.from() > 0) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(MAKE_BRANDS)
                .execute(Tuple.of(batch.job()))
                .chain(() ->
                        transaction.preparedQuery(MAKE_CATEGORIES).execute(Tuple.of(batch.job())))
                .replaceWithVoid();
    }
}
