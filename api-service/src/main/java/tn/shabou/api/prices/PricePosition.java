package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.Money;

/**
 * Where our price of a part stands among those of others.
 *
 * @param sellers whose offers can be compared
 * @param market the middle of what they ask, of each the cheapest offer; absent without sellers
 * @param lowest the cheapest of all
 * @param rank 1 where nobody is cheaper than we
 * @param percent by how much ours is above the market, or below when negative; one decimal
 * @param sold how many of it we sold in 90 days
 * @param stake what these sales would have brought more or less at the price of the market: how
 *     much there is to lose or to win
 * @param leftOut how many offers could not be compared, by the reason
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PricePosition(
        long productId,
        String sku,
        String name,
        Money price,
        int sellers,
        @Nullable Money market,
        @Nullable Money lowest,
        @Nullable Integer rank,
        @Nullable Double percent,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sold,
        @Nullable Money stake,
        Map<String, Integer> leftOut) {

    static PricePosition of(Row row) {
        return new PricePosition(
                row.getLong("id"),
                row.getString("sku"),
                row.getString("name_fr"),
                Money.tnd(row.getBigDecimal("price_tnd")),
                row.getInteger("sellers"),
                money(row, "middle"),
                money(row, "lowest"),
                row.getInteger("rank"),
                Optional.ofNullable(row.getBigDecimal("percent"))
                        .map(BigDecimal::doubleValue)
                        .orElse(null),
                row.getBigDecimal("sold"),
                money(row, "stake"),
                counts(row.getJsonObject("left_out")));
    }

    private static @Nullable Money money(Row row, String column) {
        var amount = row.getBigDecimal(column);
        return amount == null ? null : Money.tnd(amount);
    }

    private static Map<String, Integer> counts(JsonObject json) {
        var counts = new TreeMap<String, Integer>();
        json.fieldNames().forEach(reason -> counts.put(reason, json.getInteger(reason)));
        return counts;
    }
}
