package tn.shabou.api.prices;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import tn.shabou.model.Money;

/**
 * A part of ours beside what others ask for it.
 *
 * @param market the middle of what the sellers ask, of each the cheapest offer
 * @param lowest the cheapest of all
 * @param percent by how much ours is above the market, or below when negative; one decimal
 */
@RegisterForReflection
public record MarketPrice(
        long productId,
        String sku,
        String name,
        Money price,
        Money market,
        Money lowest,
        int sellers,
        double percent) {

    static MarketPrice of(Row row) {
        return new MarketPrice(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("name_fr"),
                Money.tnd(row.getBigDecimal("price_tnd")),
                Money.tnd(row.getBigDecimal("middle")),
                Money.tnd(row.getBigDecimal("lowest")),
                row.getInteger("sellers"),
                row.getBigDecimal("percent").doubleValue());
    }
}
