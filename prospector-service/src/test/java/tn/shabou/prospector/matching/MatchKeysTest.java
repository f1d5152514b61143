package tn.shabou.prospector.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.shabou.model.leads.PageExtracted.Offer;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.matching.MatchKeys.Key;
import tn.shabou.prospector.matching.MatchKeys.Tier;

class MatchKeysTest {

    @Test
    void looksForGtinThenForTheMakersNumber() {
        assertThat(MatchKeys.of(offer("Mann-Filter", "W71295", "W 712/95", "4011558207120")))
                .containsExactly(
                        new Key(Tier.GTIN, "4011558207120", "MANNFILTER"),
                        new Key(Tier.BRAND_NUMBER, "W71295", "MANNFILTER"));
    }

    @Test
    void leavesOutLeadingZerosAsPeopleDo() {
        assertThat(MatchKeys.of(offer("Bosch", null, "0 986 494 105", null)))
                .containsExactly(new Key(Tier.BRAND_NUMBER, "986494105", "BOSCH"));
    }

    @Test
    void believesNoGtinWithAWrongCheckDigit() {
        assertThat(MatchKeys.of(offer(null, null, null, "4011558207121"))).isEmpty();
    }

    @Test
    void trustsNeitherShortNumbersNorShopNumbersWithoutABrand() {
        assertThat(MatchKeys.of(offer(null, "98765432", "1234", null))).isEmpty();
        assertThat(MatchKeys.of(offer(null, null, "GS8728", null)))
                .containsExactly(new Key(Tier.NUMBER, "GS8728", ""));
    }

    private static Offer offer(
            @Nullable String brand,
            @Nullable String sku,
            @Nullable String mpn,
            @Nullable String gtin) {
        return Offer.of("x", brand, sku, mpn, gtin, null, null, TaxBasis.UNKNOWN, null, null, null);
    }
}
