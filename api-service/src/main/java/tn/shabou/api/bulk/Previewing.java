package tn.shabou.api.bulk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tn.shabou.api.assortment.Assortment;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.jobs.Job;
import tn.shabou.api.jobs.Step;
import tn.shabou.api.prices.PriceConfig;

/**
 * Finds the products that a bulk edit means, and keeps what it would do to each; changes nothing
 * else. What would not change is only counted.
 */
@ApplicationScoped
class Previewing implements Step {

    /** In which category a part will be decides about its margin. */
    private static final String KEEP =
            """
            WITH chosen AS (
                SELECT p.id, p.sku, p.version, p.price_tnd, p.cost_tnd, product_fields(p, b.slug, c.slug) AS fields,
                       coalesce(n.id, p.category_id) AS category_id,
                       CASE WHEN $6::numeric IS NOT NULL THEN p.price_tnd * (100 + $6::numeric) / 100
                            ELSE p.price_tnd + $7::numeric END AS exact
                  FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
                  LEFT JOIN category n ON n.slug = $3::text::jsonb->>'category'
                 WHERE p.id = ANY ($2)),
            priced AS (SELECT *, round(round(exact / $8::numeric) * $8::numeric, 3) AS price FROM chosen),
            judged AS (
                SELECT q.*, l.lowest,
                       $3::text::jsonb
                           || CASE WHEN $4::text::jsonb = '{}' AND cardinality($5::text[]) = 0 THEN '{}'
                                   ELSE jsonb_build_object('attributes', (
                                       ((q.fields->>'attributes')::jsonb || $4::text::jsonb) - $5::text[])::text) END
                           || CASE WHEN q.price IS NULL THEN '{}' ELSE jsonb_build_object('price', q.price::text) END AS wanted,
                       CASE WHEN q.price <= 0 OR q.price >= 100000000 THEN 'IMPOSSIBLE_PRICE'
                            WHEN NOT $10 AND q.price <> q.price_tnd AND q.price < l.lowest THEN 'BELOW_MARGIN' END AS refusal
                  FROM priced q LEFT JOIN category_margin m ON m.category_id = q.category_id,
                       LATERAL (SELECT lowest_price(q.cost_tnd, coalesce(m.percent, $9::numeric)) AS lowest) l),
            compared AS (
                SELECT j.*, (SELECT jsonb_object_agg(key, jsonb_build_array(j.fields->key, value)) FROM jsonb_each(j.wanted)
                              WHERE value IS DISTINCT FROM j.fields->key) AS changes
                  FROM judged j),
            kept AS (
                INSERT INTO bulk_edit_row (edit_id, line, product_id, sku, version, kind, changes, refusal, lowest_tnd)
                SELECT $1, $11::integer + row_number() OVER (ORDER BY id), id, sku, version,
                       CASE WHEN refusal IS NULL THEN 'CHANGED' ELSE 'REFUSED' END, changes, refusal,
                       CASE WHEN refusal = 'BELOW_MARGIN' THEN lowest END
                  FROM compared WHERE changes IS NOT NULL
                RETURNING refusal)
            UPDATE bulk_edit e
               SET selected_to = $12::bigint, checked_to = e.checked_to + cardinality($2), attempts = 0,
                   rows_changed = e.rows_changed + c.changed,
                   rows_unchanged = e.rows_unchanged + cardinality($2) - c.kept,
                   rows_below_margin = e.rows_below_margin + c.below_margin,
                   rows_impossible = e.rows_impossible + c.impossible
              FROM (SELECT count(*) AS kept, count(*) FILTER (WHERE refusal IS NULL) AS changed,
                           count(*) FILTER (WHERE refusal = 'BELOW_MARGIN') AS below_margin,
                           count(*) FILTER (WHERE refusal = 'IMPOSSIBLE_PRICE') AS impossible FROM kept) c
             WHERE e.id = $1
            """;

    private static final String FINISH =
            """
            UPDATE bulk_edit SET state = 'CHECKED', checked_at = $2, worker = NULL, worker_until = NULL WHERE id = $1
            """;

    private final Pool database;
    private final BulkJobs jobs;
    private final Assortment assortment;
    private final BulkConfig config;
    private final PriceConfig prices;
    private final JsonColumn json;
    private final Clock clock;

    Previewing(
            Pool database,
            BulkJobs jobs,
            Assortment assortment,
            BulkConfig config,
            PriceConfig prices,
            JsonColumn json,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.assortment = assortment;
        this.config = config;
        this.prices = prices;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> next(Job job) {
        return database.withTransaction(transaction ->
                jobs.claim(transaction, job)
                        .chain(claimed ->
                                claimed.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : next(transaction, claimed.get())));
    }

    private Uni<Boolean> next(SqlConnection transaction, Row owner) {
        return ids(transaction, owner)
                .chain(ids ->
                        ids.isEmpty()
                                ? transaction
                                        .preparedQuery(FINISH)
                                        .execute(
                                                Tuple.of(
                                                        owner.getUUID("id"),
                                                        clock.instant().atOffset(ZoneOffset.UTC)))
                                        .replaceWith(false)
                                : transaction
                                        .preparedQuery(KEEP)
                                        .execute(parameters(owner, ids))
                                        .replaceWith(true));
    }

    /** Of the next products, ascending; empty when there are no more. */
    private Uni<List<Long>> ids(SqlConnection transaction, Row owner) {
        var selection = json.object(owner.getJsonObject("selection"), Selection.class);
        long after = owner.getLong("selected_to");
        return selection
                .filter()
                .map(filter -> assortment.ids(transaction, filter, after, config.batch()))
                .orElseGet(() ->
                        Uni.createFrom()
                                .item(
                                        selection.ids().orElseThrow().stream()
                                                .filter(id -> id > after)
                                                .sorted()
                                                .distinct()
                                                .limit(config.batch())
                                                .toList()));
    }

    private Tuple parameters(Row owner, List<Long> ids) {
        var changes = json.object(owner.getJsonObject("changes"), BulkChanges.class);
        var price = changes.price();
        return Tuple.tuple()
                .addUUID(owner.getUUID("id"))
                .addArrayOfLong(ids.toArray(Long[]::new))
                .addString(changes.set().encode())
                .addString(JsonObject.mapFrom(changes.setAttributes().orElse(Map.of())).encode())
                .addArrayOfString(
                        changes.removeAttributes().orElse(List.of()).toArray(String[]::new))
                .addBigDecimal(price.flatMap(BulkChanges.PriceChange::percent).orElse(null))
                .addBigDecimal(price.flatMap(BulkChanges.PriceChange::amount).orElse(null))
                .addBigDecimal(price.map(BulkChanges.PriceChange::step).orElse(null))
                .addBigDecimal(prices.minimumMargin())
                .addBoolean(owner.getString("override_reason") != null)
                .addInteger(owner.getInteger("checked_to"))
                .addLong(ids.getLast());
    }
}
