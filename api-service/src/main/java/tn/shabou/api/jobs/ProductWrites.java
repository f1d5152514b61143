package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Writes fields of many parts in a few statements: their own columns, their numbers, and their
 * prices through the ledger. Parts are named by arrays besides joins, so that PostgreSQL looks them
 * up rather than reading the whole catalogue for a batch whose size it cannot know.
 */
final class ProductWrites {

    private static final String COLUMNS =
            """
            UPDATE product p SET
                name_fr = coalesce(w.fields->>'name', p.name_fr),
                name_ar = CASE WHEN w.fields ? 'name_ar' THEN w.fields->>'name_ar' ELSE p.name_ar END,
                description_fr = CASE WHEN w.fields ? 'description' THEN w.fields->>'description' ELSE p.description_fr END,
                brand_id = coalesce((SELECT b.id FROM brand b WHERE b.slug = w.fields->>'brand'), p.brand_id),
                category_id = coalesce((SELECT c.id FROM category c WHERE c.slug = w.fields->>'category'), p.category_id),
                quality_tier = coalesce(w.fields->>'quality', p.quality_tier),
                cost_tnd = CASE WHEN w.fields ? 'cost' THEN (w.fields->>'cost')::numeric ELSE p.cost_tnd END,
                stock_quantity = coalesce((w.fields->>'stock')::integer, p.stock_quantity),
                listed = coalesce((w.fields->>'listed')::boolean, p.listed),
                image_url = CASE WHEN w.fields ? 'image' THEN w.fields->>'image' ELSE p.image_url END,
                attributes = coalesce((w.fields->>'attributes')::jsonb, p.attributes),
                updated_at = $4,
                version = p.version + 1
              FROM writes w
             WHERE p.id = w.product_id AND p.id = ANY (ARRAY(SELECT product_id FROM writes)) AND NOT w.is_new
               AND w.fields ?| ARRAY['name', 'name_ar', 'description', 'brand', 'category', 'quality', 'cost', 'stock',
                                     'listed', 'image', 'attributes']
            """;

    private static final String WANTED =
            """
            , wanted AS (
                SELECT w.product_id, upper(f.key) AS kind, n.pair->>0 AS maker, n.pair->>1 AS raw
                  FROM writes w, jsonb_each_text(w.fields) f,
                       jsonb_array_elements(CASE WHEN f.key IN ('mpn', 'ean', 'oe', 'cross', 'superseded')
                                                 THEN f.value::jsonb ELSE '[]' END) AS n (pair))
            """;

    private static final String FORMER_NUMBERS =
            WANTED
                    + """
                    DELETE FROM part_reference x USING writes w
                     WHERE x.product_id = w.product_id
                       AND x.product_id = ANY (ARRAY(
                           SELECT product_id FROM writes
                            WHERE NOT is_new AND fields ?| ARRAY['mpn', 'ean', 'oe', 'cross', 'superseded']))
                       AND w.fields ? lower(x.kind) AND x.kind <> 'SKU'
                       AND NOT EXISTS (SELECT FROM wanted n WHERE (n.product_id, n.kind, n.maker, n.raw)
                                                                = (x.product_id, x.kind, x.maker, x.raw))
                    """;

    private static final String NUMBERS =
            WANTED
                    + """
                    INSERT INTO part_reference (product_id, kind, maker, raw, norm)
                    SELECT product_id, kind, maker, raw, part_number_norm(raw) FROM wanted WHERE part_number_norm(raw) <> ''
                     UNION ALL
                    SELECT w.product_id, 'SKU', '', p.sku, part_number_norm(p.sku) FROM writes w JOIN product p ON p.id = w.product_id
                     WHERE w.is_new AND p.id = ANY (ARRAY(SELECT product_id FROM writes WHERE is_new))
                       AND part_number_norm(p.sku) <> ''
                    ON CONFLICT DO NOTHING
                    """;

    private static final String PRICES =
            """
            INSERT INTO price_change (product_id, amount_tnd, changed_at, changed_by, reason)
            SELECT w.product_id, (w.fields->>'price')::numeric, $4::timestamptz, $5::uuid, $6::text || coalesce(', line ' || w.line, '')
              FROM writes w JOIN product p ON p.id = w.product_id
             WHERE p.id = ANY (ARRAY(SELECT product_id FROM writes)) AND w.fields ? 'price' AND (w.is_new OR p.price_tnd <> (w.fields->>'price')::numeric)
             ORDER BY w.product_id
            """;

    private final String columns;
    private final String formerNumbers;
    private final String numbers;
    private final String prices;

    /**
     * @param writes a query of {@code product_id, line, is_new, fields} for a {@link Batch}; {@code
     *     fields} holds what is to be written, in the form of {@code product_fields}; a new part
     *     has its columns already
     */
    ProductWrites(String writes) {
        var with = "WITH writes AS (%s)".formatted(writes);
        this.columns = with + COLUMNS;
        this.formerNumbers = with + FORMER_NUMBERS;
        this.numbers = with + NUMBERS;
        this.prices = with + PRICES;
    }

    /**
     * Who writes, and when.
     *
     * @param reason for the ledger; the line is added, where there is one
     */
    record By(UUID staff, OffsetDateTime now, String reason) {}

    Uni<Void> write(SqlConnection transaction, Batch batch, By by) {
        return transaction
                .preparedQuery(columns)
                .execute(batch.parameters().addOffsetDateTime(by.now))
                .chain(() -> transaction.preparedQuery(formerNumbers).execute(batch.parameters()))
                .chain(() -> transaction.preparedQuery(numbers).execute(batch.parameters()))
                .chain(() ->
                        transaction
                                .preparedQuery(prices)
                                .execute(
                                        batch.parameters()
                                                .addOffsetDateTime(by.now)
                                                .addUUID(by.staff)
                                                .addString(by.reason)))
                .replaceWithVoid();
    }
}
