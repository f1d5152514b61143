package tn.shabou.api.imports.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.prices.PriceConfig;

/** Compares rows of a file with the catalogue and keeps them with what they would change. */
@ApplicationScoped
class Staging {

    /**
     * A part that an undone import had made is there, but not shown: the same file again shows it
     * again. A price is held to the margin of what the row says the part costs, and in which
     * category it will be.
     */
    private static final String COMPARE =
            """
            WITH given AS (
                SELECT g.line, g.sku, g.errors::jsonb AS errors,
                       CASE WHEN v.given->>'attributes' IS NULL THEN v.given
                            ELSE jsonb_set(v.given, '{attributes}', to_jsonb((v.given->>'attributes')::jsonb::text)) END AS given
                  FROM unnest($2::int[], $3::text[], $4::text[], $5::text[]) AS g (line, sku, given, errors),
                       LATERAL (SELECT g.given::jsonb) AS v (given)),
            here AS (SELECT sku, min(line) AS line FROM given WHERE errors IS NULL GROUP BY sku),
            earlier AS (
                SELECT r.sku, r.line FROM product_import_row r
                 WHERE r.import_id = $1 AND r.kind <> 'ERROR' AND r.sku = ANY ($3)),
            known AS (
                SELECT p.sku, p.id, p.category_id, p.cost_tnd, p.price_tnd,
                       product_fields(p, b.slug, c.slug)
                           || CASE WHEN $6 THEN product_numbers(p.id) ELSE '{}' END AS fields,
                       NOT p.listed AND EXISTS (
                           SELECT FROM product_import_row u
                            WHERE u.product_id = p.id AND u.kind = 'NEW' AND u.outcome IN ('UNDONE', 'PARTLY_UNDONE')) AS withdrawn
                  FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
                 WHERE p.sku = ANY ($3)),
            judged AS (
                SELECT g.line, g.sku, k.id, k.fields,
                       CASE WHEN k.withdrawn THEN '{"listed": "true"}' || g.given ELSE g.given END AS given,
                       CASE WHEN g.errors IS NOT NULL THEN g.errors
                            WHEN coalesce(e.line, h.line) < g.line THEN jsonb_build_array(jsonb_build_object(
                                'column', $7::text, 'value', g.sku,
                                'problem', jsonb_build_object(
                                    'found', 'SAME_PART', 'detail', coalesce(e.line, h.line)::text)))
                            WHEN k.id IS NULL AND NOT g.given ?& ARRAY['name', 'brand', 'category', 'price'] THEN
                                jsonb_build_array(jsonb_build_object(
                                    'column', $7::text, 'value', g.sku,
                                    'problem', jsonb_build_object('found', 'INCOMPLETE', 'detail',
                                        array_to_string(ARRAY(
                                            SELECT f FROM unnest(ARRAY['name', 'brand', 'category', 'price']) AS f
                                             WHERE NOT g.given ? f), ', '))))
                            WHEN NOT $10 AND w.price <> coalesce(k.price_tnd, -1) AND w.price < l.lowest THEN
                                jsonb_build_array(jsonb_build_object(
                                    'column', $11::text, 'value', w.price::text,
                                    'problem', jsonb_build_object('found', 'BELOW_MARGIN', 'detail', l.lowest::text)))
                       END AS errors
                  FROM given g LEFT JOIN known k USING (sku) LEFT JOIN earlier e USING (sku) LEFT JOIN here h USING (sku)
                  LEFT JOIN category n ON n.slug = g.given->>'category'
                  LEFT JOIN category_margin m ON m.category_id = coalesce(n.id, k.category_id),
                       LATERAL (SELECT (g.given->>'price')::numeric AS price,
                                       CASE WHEN g.given ? 'cost' THEN (g.given->>'cost')::numeric ELSE k.cost_tnd END AS cost) w,
                       LATERAL (SELECT lowest_price(w.cost, coalesce(m.percent, $9::numeric)) AS lowest) l),
            compared AS (
                SELECT j.*, d.changes
                  FROM judged j
                  LEFT JOIN LATERAL (
                      SELECT jsonb_object_agg(key, jsonb_build_array(j.fields->key, value)) AS changes
                        FROM jsonb_each(j.given) WHERE value IS DISTINCT FROM j.fields->key) d
                    ON j.errors IS NULL AND NOT j.fields @> j.given),
            kept AS (
                INSERT INTO product_import_row (import_id, line, sku, kind, given, changes, errors, product_id)
                SELECT $1, line, sku,
                       CASE WHEN errors IS NOT NULL THEN 'ERROR' WHEN id IS NULL THEN 'NEW'
                            WHEN changes IS NULL THEN 'UNCHANGED' ELSE 'CHANGED' END,
                       given, changes, errors, id
                  FROM compared
                RETURNING kind)
            UPDATE product_import i
               SET checked_to = $8, attempts = 0, rows_new = rows_new + c.added, rows_changed = rows_changed + c.changed,
                   rows_unchanged = rows_unchanged + c.unchanged, rows_error = rows_error + c.error
              FROM (SELECT count(*) FILTER (WHERE kind = 'NEW') AS added,
                           count(*) FILTER (WHERE kind = 'CHANGED') AS changed,
                           count(*) FILTER (WHERE kind = 'UNCHANGED') AS unchanged,
                           count(*) FILTER (WHERE kind = 'ERROR') AS error FROM kept) c
             WHERE i.id = $1
            """;

    private static final String MISSING =
            """
            INSERT INTO product_import_missing (import_id, kind, slug, name)
            SELECT DISTINCT ON (kind, slug) $1, kind, slug, name
              FROM unnest($2::text[], $3::text[], $4::text[]) AS m (kind, slug, name)
            ON CONFLICT DO NOTHING
            """;

    private final ObjectMapper json;

    private final PriceConfig prices;

    Staging(ObjectMapper json, PriceConfig prices) {
        this.json = json;
        this.prices = prices;
    }

    /** Keeps the rows, and that the file is compared to the last of them. */
    Uni<Void> keep(
            SqlConnection transaction, UUID importId, Reading reading, RowReader.Batch batch) {
        var rows = batch.rows();
        var parameters =
                Tuple.tuple()
                        .addUUID(importId)
                        .addArrayOfInteger(
                                rows.stream().map(ProductRow::line).toArray(Integer[]::new))
                        .addArrayOfString(column(rows, ProductRow::sku))
                        .addArrayOfString(column(rows, row -> text(row.given())))
                        .addArrayOfString(
                                column(
                                        rows,
                                        row -> row.faults().isEmpty() ? null : text(row.faults())))
                        .addBoolean(Reading.hasNumbers(reading.columns().keySet()))
                        .addString(reading.column(ProductField.SKU).orElseThrow().header())
                        .addInteger(rows.getLast().line())
                        .addBigDecimal(prices.minimumMargin())
                        .addBoolean(reading.overrideReason().isPresent())
                        .addString(
                                reading.column(ProductField.PRICE)
                                        .map(Reading.Column::header)
                                        .orElse(ProductField.PRICE.key()));
        return keepMissing(transaction, importId, batch.missing())
                .chain(() -> transaction.preparedQuery(COMPARE).execute(parameters))
                .replaceWithVoid();
    }

    private static Uni<Void> keepMissing(
            SqlConnection transaction, UUID importId, Collection<RowReader.Missing> missing) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters =
                Tuple.of(
                        importId,
                        missing.stream().map(RowReader.Missing::kind).toArray(String[]::new),
                        missing.stream().map(RowReader.Missing::slug).toArray(String[]::new),
                        missing.stream().map(RowReader.Missing::name).toArray(String[]::new));
        return transaction.preparedQuery(MISSING).execute(parameters).replaceWithVoid();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String[] column(
            List<ProductRow> rows, Function<ProductRow, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
