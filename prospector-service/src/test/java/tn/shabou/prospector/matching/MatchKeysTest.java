package tn.shabou.prospector.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.matching.MatchKeys.Key;

class MatchKeysTest {

    @Test
    void looksForGtinThenForTheMakersNumber() {
        assertThat(MatchKeys.of(offer("Mann-Filter", "W71295", "W 712/95", "4011558207120")))
                .containsExactly(
                        new Key(MatchTier.GTIN, "4011558207120", "MANNFILTER"),
                        new Key(MatchTier.BRAND_NUMBER, "W71295", "MANNFILTER"));
    }

    @Test
    void leavesOutLeadingZerosAsPeopleDo() {
        assertThat(MatchKeys.of(offer("Bosch", null, "0 986 494 105", null)))
                .containsExactly(new Key(MatchTier.BRAND_NUMBER, "986494105", "BOSCH"));
    }

    @Test
    void believesNoGtinWithAWrongCheckDigit() {
        assertThat(MatchKeys.of(offer(null, null, null, "4011558207121"))).isEmpty();
    }

    @Test
    void trustsNeitherShortNumbersNorShopNumbersWithoutABrand() {
        assertThat(MatchKeys.of(offer(null, "98765432", "1234", null))).isEmpty();
        assertThat(MatchKeys.of(offer(null, null, "GS8728", null)))
                .containsExactly(new Key(MatchTier.NUMBER, "GS8728", ""));
    }

    @Test
    void takesNumbersOfTheCarsMaker() {
        var part =
                new OfferedPart(
                        "x", "TRW", null, null, null, List.of("7701 207 672", "77", "7701207672"));

        assertThat(MatchKeys.of(part)).containsExactly(new Key(MatchTier.OE, "7701207672", ""));
    }

    private static OfferedPart offer(
            @Nullable String brand,
            @Nullable String sku,
            @Nullable String mpn,
            @Nullable String gtin) {
        return new OfferedPart("x", brand, sku, mpn, gtin, List.of());
    }
}
