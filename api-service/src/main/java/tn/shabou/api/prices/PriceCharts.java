package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Problem;

/** Draws what a product cost over time, in one query of bounded size. */
@ApplicationScoped
class PriceCharts {

    private static final int STEPS = 1000;
    private static final int OFFERS = 20;
    private static final int QUOTES = 200;

    /** Without a ledger, the price has been what it is since the product was made. */
    private static final String DRAW =
            """
            WITH inside AS (
                SELECT id, changed_at, amount_tnd, previous_tnd FROM price_change
                 WHERE product_id = $1 AND changed_at >= $2 AND changed_at <= $3
                 ORDER BY changed_at DESC, id DESC LIMIT %1$d + 1),
            shown AS (SELECT * FROM inside ORDER BY changed_at DESC, id DESC LIMIT %1$d),
            first AS (
                SELECT greatest(p.created_at, $2) AS at, coalesce(
                           (SELECT amount_tnd FROM price_change
                             WHERE product_id = $1 AND changed_at < $2 ORDER BY changed_at DESC, id DESC LIMIT 1),
                           (SELECT i.previous_tnd FROM inside i ORDER BY changed_at, id LIMIT 1),
                           (SELECT p.price_tnd WHERE NOT EXISTS (SELECT FROM inside))) AS amount
                  FROM product p WHERE p.id = $1),
            own AS (
                SELECT at, 0::bigint AS id, amount FROM first
                 WHERE amount IS NOT NULL AND at < coalesce((SELECT min(changed_at) FROM inside), 'infinity')
                   AND (SELECT count(*) FROM inside) <= %1$d
                 UNION ALL
                SELECT changed_at, id, amount_tnd FROM shown),
            offers AS (
                SELECT o.*, l.name AS seller FROM offer o JOIN lead l ON l.id = o.lead_id
                 WHERE o.product_id = $1 AND o.amount IS NOT NULL
                 ORDER BY o.last_seen_at DESC, o.id LIMIT %2$d + 1),
            quoted AS (
                SELECT o.id, o.seller, o.name, o.url, o.matched_by, o.tax_basis, o.last_seen_at, q.steps
                  FROM (SELECT * FROM offers ORDER BY last_seen_at DESC, id LIMIT %2$d) o,
                       LATERAL (
                           SELECT json_agg(json_build_object(
                                      'at', greatest(q.observed_at, $2), 'availability', q.availability,
                                      'amount', q.amount::text, 'currency', q.currency)
                                      ORDER BY q.observed_at) AS steps
                             FROM (SELECT * FROM offer_price x
                                    WHERE x.offer_id = o.id AND x.observed_at <= $3
                                      AND x.observed_at >= coalesce(
                                          (SELECT max(observed_at) FROM offer_price WHERE offer_id = o.id AND observed_at <= $2), $2)
                                    ORDER BY x.observed_at DESC LIMIT %3$d) q) q)
            SELECT (SELECT json_agg(json_build_object(
                               'at', at, 'price', json_build_object('amount', amount::text, 'currency', 'TND')) ORDER BY at, id)
                      FROM own)::text AS own,
                   (SELECT json_agg(json_build_object(
                               'seller', seller, 'name', name, 'url', url, 'matchedBy', matched_by, 'taxBasis', tax_basis,
                               'steps', steps, 'lastSeenAt', last_seen_at) ORDER BY last_seen_at DESC, id)
                      FROM quoted WHERE steps IS NOT NULL)::text AS competitors,
                   (SELECT count(*) FROM inside) <= %1$d AND (SELECT count(*) FROM offers) <= %2$d
                       AND NOT EXISTS (SELECT FROM quoted WHERE json_array_length(steps) = %3$d) AS complete
            """
                    .formatted(STEPS, OFFERS, QUOTES);

    private final Pool database;
    private final JsonColumn lists;
    private final PriceConfig config;
    private final Clock clock;

    PriceCharts(Pool database, JsonColumn lists, PriceConfig config, Clock clock) {
        this.database = database;
        this.lists = lists;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param back how long before now it begins
     * @throws Problem through the Uni when there is no such product
     */
    Uni<PriceChart> draw(long product, Duration back) {
        var to = clock.instant();
        var from = to.minus(back);
        return PricedProduct.find(database, product, config)
                .chain(() ->
                        database.preparedQuery(DRAW)
                                .execute(
                                        Tuple.of(
                                                product,
                                                from.atOffset(ZoneOffset.UTC),
                                                to.atOffset(ZoneOffset.UTC))))
                .map(rows -> chart(from, to, rows.iterator().next()));
    }

    private PriceChart chart(Instant from, Instant to, Row row) {
        return new PriceChart(
                from,
                to,
                lists.list(row.getString("own"), PriceChart.Step.class),
                lists.list(row.getString("competitors"), PriceChart.Competitor.class),
                row.getBoolean("complete"));
    }
}
