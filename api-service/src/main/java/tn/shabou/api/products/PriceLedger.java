package tn.shabou.api.products;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tn.shabou.api.products.ProductDetail.PricePoint;

/** What the prices of a part tell. */
final class PriceLedger {

    private static final Duration WINDOW = Duration.ofDays(30);

    private PriceLedger() {}

    /**
     * The lowest price at any moment of the last 30 days, which counts the one that was in force
     * when they began.
     *
     * @param history newest first
     */
    static BigDecimal lowest(BigDecimal today, List<PricePoint> history, Instant now) {
        var begin = now.minus(WINDOW);
        var lowest = today;
        for (var point : history) {
            lowest = lowest.min(point.amount());
            if (!point.at().isAfter(begin)) {
                break;
            }
        }
        return lowest;
    }
}
