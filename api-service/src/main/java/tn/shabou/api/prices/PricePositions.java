package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.model.ShopTime;

/** Where our prices stand among those of others, and what hangs on it. */
@ApplicationScoped
class PricePositions {

    private static final Period SALES = Period.ofDays(90);

    /**
     * $1 since when offers count, $2 since when sales do, $3 which, $4 least percent, $5 brand, $6
     * category, $7 order. What has neither offers nor sales is nobody's business.
     */
    private static final String POSITIONS =
            MarketPrices.ASKED
                    + """
                    , market AS (
                        SELECT a.product_id, count(*)::int AS sellers, min(a.amount) AS lowest,
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY a.amount) AS middle,
                               (count(*) FILTER (WHERE a.amount < p.price_tnd))::int + 1 AS rank
                          FROM asked a JOIN product p ON p.id = a.product_id GROUP BY 1),
                    sold AS (
                        SELECT product_id, greatest(sum(quantity), 0) AS sold FROM sale WHERE period_start >= $2 GROUP BY 1),
                    below AS (
                        WITH RECURSIVE down AS (
                            SELECT id FROM category WHERE slug = $6::text
                            UNION ALL SELECT c.id FROM category c JOIN down ON c.parent_id = down.id)
                        SELECT id FROM down),
                    position AS (
                        SELECT p.id, p.sku, p.name_fr, p.price_tnd, coalesce(m.sellers, 0) AS sellers, m.lowest, m.middle, m.rank,
                               round((p.price_tnd - m.middle) * 100 / m.middle, 1) AS percent,
                               coalesce(s.sold, 0) AS sold,
                               round(coalesce(s.sold, 0) * (p.price_tnd - m.middle), 3) AS stake
                          FROM (SELECT product_id FROM market UNION SELECT product_id FROM sold) AS known
                          JOIN product p ON p.id = known.product_id
                          LEFT JOIN market m ON m.product_id = p.id
                          LEFT JOIN sold s ON s.product_id = p.id
                         WHERE p.listed AND p.price_tnd > 0
                           AND CASE $3 WHEN 'NO_OFFERS' THEN m.middle IS NULL AND s.sold > 0
                                       WHEN 'ABOVE' THEN p.price_tnd > m.middle
                                       WHEN 'BELOW' THEN p.price_tnd < m.middle
                                       WHEN 'ONE_SELLER' THEN m.sellers = 1
                                       ELSE m.middle IS NOT NULL END
                           AND ($4::numeric IS NULL OR abs(p.price_tnd - m.middle) * 100 >= $4 * m.middle)
                           AND ($5::text IS NULL OR p.brand_id = (SELECT id FROM brand WHERE slug = $5))
                           AND ($6::text IS NULL OR p.category_id IN (SELECT id FROM below))),
                    ordered AS (
                        SELECT *, CASE WHEN middle IS NULL THEN sold * price_tnd
                                       WHEN $7 = 'STAKE' THEN abs(stake) ELSE abs(percent) END AS key FROM position)
                    """;

    private static final String PAGE =
            POSITIONS
                    + """
                    SELECT o.*, (SELECT count(*) FROM position) AS total,
                           (SELECT coalesce(jsonb_object_agg(why, n), '{}')
                              FROM (SELECT coalesce(left_out, 'OLD') AS why, count(*) AS n FROM offer_standing
                                     WHERE product_id = o.id AND (left_out IS NOT NULL OR last_seen_at < $1) GROUP BY 1) AS reasons
                           ) AS left_out
                      FROM ordered o
                     WHERE $8::numeric IS NULL OR (o.key, -o.id) < ($8, -$9::bigint)
                     ORDER BY o.key DESC, o.id LIMIT $10
                    """;

    private final Pool database;
    private final Cursors cursors;
    private final PriceConfig config;
    private final Clock clock;

    PricePositions(Pool database, Cursors cursors, PriceConfig config, Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
    }

    Uni<Page<PricePosition>> list(PositionFilter filter, Paging paging) {
        var list = filter.list();
        var after = cursors.after(list, paging).orElse(List.of());
        var parameters =
                Tuple.tuple()
                        .addOffsetDateTime(
                                clock.instant().minus(config.offerLife()).atOffset(ZoneOffset.UTC))
                        .addLocalDate(ShopTime.today(clock).minus(SALES))
                        .addString(filter.which().name())
                        .addBigDecimal(filter.minPercent().orElse(null))
                        .addString(filter.brand().orElse(null))
                        .addString(filter.category().orElse(null))
                        .addString(filter.by().name())
                        .addBigDecimal(after.isEmpty() ? null : new BigDecimal(after.get(0)))
                        .addLong(after.isEmpty() ? null : Long.valueOf(after.get(1)))
                        .addInteger(paging.limit() + 1);
        return database.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), list, paging.limit()));
    }

    private Page<PricePosition> page(List<Row> found, String list, int limit) {
        return cursors.page(
                        list,
                        found,
                        limit,
                        Page.Total.exactly(found),
                        last ->
                                List.of(
                                        last.getBigDecimal("key").toPlainString(),
                                        last.getLong("id").toString()))
                .map(PricePosition::of);
    }
}
