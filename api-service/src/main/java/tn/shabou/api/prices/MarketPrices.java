package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;

/** How our prices stand to what others ask for the same parts. */
@ApplicationScoped
public class MarketPrices {

    /** Of each seller the cheapest offer that can be compared and was seen since $1. */
    static final String ASKED =
            """
            WITH asked AS (
                SELECT product_id, seller, min(unit_amount) AS amount FROM offer_standing
                 WHERE left_out IS NULL AND last_seen_at >= $1 GROUP BY 1, 2)
            """;

    private static final String COMPARED =
            ASKED
                    + """
                    , market AS (
                        SELECT product_id, count(*) AS sellers, min(amount) AS lowest,
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY amount) AS middle
                          FROM asked GROUP BY product_id),
                    compared AS (
                        SELECT p.id, p.sku, p.name_fr, p.price_tnd, m.sellers, m.lowest, m.middle,
                               round((p.price_tnd - m.middle) * 100 / m.middle, 1) AS percent
                          FROM market m JOIN product p ON p.id = m.product_id
                         WHERE p.listed AND p.price_tnd > 0
                           AND CASE $2 WHEN 'ABOVE' THEN p.price_tnd > m.middle ELSE p.price_tnd < m.middle END)
                    """;

    private static final String COUNT = COMPARED + "SELECT count(*) FROM compared";

    private static final String PAGE =
            COMPARED
                    + """
                    SELECT *, (SELECT count(*) FROM compared) AS total FROM compared
                     WHERE $3::numeric IS NULL OR (-abs(percent), id) > (-$3::numeric, $4::bigint)
                     ORDER BY abs(percent) DESC, id LIMIT $5
                    """;

    private final Pool database;
    private final Cursors cursors;
    private final PriceConfig config;
    private final Clock clock;

    MarketPrices(Pool database, Cursors cursors, PriceConfig config, Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
    }

    /** On which side of what others ask our price is. */
    public enum Side {
        ABOVE,
        BELOW
    }

    /** How many parts the list of that side holds. */
    public Uni<Long> count(Side side) {
        return database.preparedQuery(COUNT)
                .execute(Tuple.of(since(), side.name()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The farthest from the market first. */
    public Uni<Page<MarketPrice>> list(Side side, Paging paging) {
        var list = "market prices " + side;
        var after = cursors.after(list, paging).orElse(List.of());
        var parameters =
                Tuple.of(
                        since(),
                        side.name(),
                        after.isEmpty() ? null : new BigDecimal(after.get(0)),
                        after.isEmpty() ? null : Long.valueOf(after.get(1)),
                        paging.limit() + 1);
        return database.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                                    list,
                                    found,
                                    paging.limit(),
                                    Page.Total.exactly(found),
                                    last -> position(last))
                            .map(MarketPrice::of);
                });
    }

    private static List<String> position(Row last) {
        return List.of(
                last.getBigDecimal("percent").abs().toPlainString(), last.getLong("id").toString());
    }

    private OffsetDateTime since() {
        return clock.instant().minus(config.offerLife()).atOffset(ZoneOffset.UTC);
    }
}
