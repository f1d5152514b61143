package tn.shabou.api.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.products.ProductDetail.PricePoint;

class PriceLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /** Each change is {@code days ago=amount}, the newest first. */
    @ParameterizedTest
    @CsvSource({
        "12, , 12",
        "12, 5=12, 12",
        "12, 5=12 20=9, 9",
        "12, 5=12 40=9, 9",
        "12, 5=12 31=15 60=9, 12",
        "12, 30=12 60=9, 12",
        "8, 1=8 2=9, 8"
    })
    void tellsTheLowestPriceOfThirtyDays(String today, String changes, String lowest) {
        assertThat(PriceLedger.lowest(new BigDecimal(today), history(changes), NOW))
                .isEqualByComparingTo(lowest);
    }

    private static List<PricePoint> history(String changes) {
        var history = new ArrayList<PricePoint>();
        for (var change : changes == null ? new String[0] : changes.split(" ")) {
            var days = Long.parseLong(change.substring(0, change.indexOf('=')));
            var amount = new BigDecimal(change.substring(change.indexOf('=') + 1));
            history.add(new PricePoint(NOW.minus(Duration.ofDays(days)), amount));
        }
        return history;
    }
}
