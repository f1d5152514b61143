package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.Optional;
import tn.shabou.api.http.Problem;

/**
 * What it takes to judge a price of a product.
 *
 * @param lowest the lowest price that the margin allows; empty when nobody knows what it costs
 */
record PricedProduct(long id, BigDecimal price, int version, Optional<BigDecimal> lowest) {

    private static final String FIND =
            """
            SELECT p.id, p.price_tnd, p.version, lowest_price(p.cost_tnd, coalesce(m.percent, $2)) AS lowest
              FROM product p LEFT JOIN category_margin m ON m.category_id = p.category_id
             WHERE p.id = $1
            """;

    private static final String LOCK = "SELECT FROM product WHERE id = $1 FOR UPDATE";

    /**
     * @throws Problem through the Uni when there is none
     */
    static Uni<PricedProduct> find(SqlClient database, long id, PriceConfig config) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(id, config.minimumMargin()))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row ->
                                        new PricedProduct(
                                                row.getLong("id"),
                                                row.getBigDecimal("price_tnd"),
                                                row.getInteger("version"),
                                                Optional.ofNullable(row.getBigDecimal("lowest"))))
                                .orElseThrow(() ->
                                        new Problem(
                                                PriceProblem.NO_SUCH_PRODUCT,
                                                "No product has the id %s.",
                                                id)));
    }

    /** As above, when nobody else changes it until the transaction ends. */
    static Uni<PricedProduct> lock(SqlConnection transaction, long id, PriceConfig config) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .chain(() -> find(transaction, id, config));
    }
}
