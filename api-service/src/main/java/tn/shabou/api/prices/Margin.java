package tn.shabou.api.prices;

import java.math.BigDecimal;
import java.util.Optional;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.model.Money;

/** Keeps prices above what the margin allows. */
final class Margin {

    private Margin() {}

    /**
     * @param overrideReason given by an administrator, lets any price pass
     * @param mayOverride whether the one who asks is one
     * @throws Problem that says the lowest price allowed
     */
    static void require(
            PricedProduct product,
            BigDecimal amount,
            Optional<String> overrideReason,
            boolean mayOverride) {
        requireMayOverride(overrideReason, mayOverride);
        if (overrideReason.isEmpty()) {
            tooLow(product, amount)
                    .ifPresent(detail -> {
                        throw new Problem(PriceProblem.PRICE_BELOW_MARGIN, detail);
                    });
        }
    }

    static void requireMayOverride(Optional<String> overrideReason, boolean mayOverride) {
        if (overrideReason.isPresent() && !mayOverride) {
            throw new Problem(
                    HttpProblem.FORBIDDEN,
                    "Only an administrator may sell below what the margin allows; leave overrideReason out.");
        }
    }

    /** What is wrong with a price that is too low for this product. */
    static Optional<Wording> tooLow(PricedProduct product, BigDecimal amount) {
        return product.lowest().filter(lowest -> amount.compareTo(lowest) < 0).map(Margin::tooLow);
    }

    /** What is wrong with a price below this one. */
    static Wording tooLow(BigDecimal lowest) {
        return Wording.of(
                "The lowest price allowed is %s %s. An administrator may go below it with an overrideReason (POST …/prices).",
                lowest.toPlainString(), Money.DINAR);
    }
}
