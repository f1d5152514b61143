package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tn.shabou.local.demo.DemoProduct.Price;

/** How prices came to be what they are: two years of rises, some cuts, now and then a promotion. */
final class PriceHistory {

    private static final int DAYS = 730;
    private static final int MOST_CHANGES = 4;

    private final Instant today;

    PriceHistory(LocalDate today) {
        this.today = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Made backwards from the price of today.
     *
     * @param created when the part was first sold; its first price is from then, or from two years
     *     ago
     * @return oldest first, at least one
     */
    List<Price> until(BigDecimal price, Instant created, RandomGenerator random) {
        var earliest = today.minus(DAYS, ChronoUnit.DAYS);
        var first = created.isBefore(earliest) ? earliest : created;
        int changes = Math.max(0, random.nextInt(2 * MOST_CHANGES) - MOST_CHANGES + 1);
        var prices = new ArrayList<Price>(changes + 1);
        var amount = price.doubleValue();
        var until = today;
        for (int i = 0; i < changes; i++) {
            var since =
                    until.minus(
                            1 + random.nextInt(DAYS * 1440 / (MOST_CHANGES + 1)),
                            ChronoUnit.MINUTES);
            if (!since.isAfter(first)) {
                break;
            }
            var change = 0.03 + 0.05 * random.nextGaussian();
            prices.addFirst(new Price(dinars(amount), since, reason(change)));
            amount /= 1 + change;
            until = since;
        }
        prices.addFirst(new Price(dinars(amount), first, "premier prix"));
        return prices;
    }

    /** To a tenth of a dinar, as shops round; at least that. */
    static BigDecimal dinars(double amount) {
        return BigDecimal.valueOf(Math.max(1, Math.round(amount * 10)) * 100, 3);
    }

    private static String reason(double change) {
        if (change < -0.04) {
            return "promotion";
        }
        return change < 0 ? "baisse du fournisseur" : "hausse du fournisseur";
    }
}
