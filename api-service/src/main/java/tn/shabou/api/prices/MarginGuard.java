package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;

/** For whoever else writes a price to the ledger. */
@ApplicationScoped
public class MarginGuard {

    private final PriceConfig config;

    MarginGuard(PriceConfig config) {
        this.config = config;
    }

    /**
     * @throws Problem when a reason is given by somebody who may not override
     */
    public static void requireMayOverride(Optional<String> overrideReason, boolean mayOverride) {
        Margin.requireMayOverride(overrideReason, mayOverride);
    }

    /** What is wrong with a price below this one, the lowest allowed. */
    public static Wording tooLow(BigDecimal lowest) {
        return Margin.tooLow(lowest);
    }

    /**
     * @throws Problem through the Uni, that says the lowest price allowed for what the product
     *     costs in this transaction
     */
    public Uni<Void> require(SqlConnection transaction, long product, BigDecimal amount) {
        return PricedProduct.find(transaction, product, config)
                .invoke(found -> Margin.require(found, amount, Optional.empty(), false))
                .replaceWithVoid();
    }
}
