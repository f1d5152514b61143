package tn.shabou.prospector.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.contracts.Fill.Field;

class DriftOfFillTest {

    @Test
    void aNewSiteIsHeldToTheContractOfItsShopSystem() {
        assertThat(Drift.of(SiteContract.PRESTASHOP, fill(10, 3, 8, 8), List.of()))
                .containsExactly(new Drift(Field.AMOUNT, 0.8, 0.3));
        assertThat(Drift.of(SiteContract.PRESTASHOP, fill(10, 8, 7, 5), List.of())).isEmpty();
    }

    @Test
    void aSiteIsHeldToWhatItUsuallyTells() {
        var usual = List.of(fill(10, 9, 10, 0), fill(10, 1, 10, 0), fill(10, 10, 10, 0));

        assertThat(Drift.of(SiteContract.OTHER, fill(20, 10, 20, 0), usual))
                .extracting(Drift::field)
                .containsExactly(Field.AMOUNT);
        assertThat(Drift.of(SiteContract.OTHER, fill(20, 12, 20, 0), usual)).isEmpty();
    }

    @Test
    void whatASiteNeverToldIsNothingThatItLost() {
        assertThat(
                        Drift.of(
                                SiteContract.WOOCOMMERCE,
                                fill(10, 10, 0, 10),
                                List.of(fill(10, 10, 0, 10))))
                .isEmpty();
    }

    @Test
    void aHandfulOfOffersSaysNothing() {
        assertThat(Drift.of(SiteContract.PRESTASHOP, fill(4, 0, 0, 0), List.of())).isEmpty();
    }

    @Test
    void aSiteWhosePagesLeadToNoOffersAnyMoreHasChanged() {
        var usual = List.of(new Fill(40, 30, Map.of(Field.OFFERS, 30)));

        assertThat(Drift.of(SiteContract.OTHER, new Fill(40, 0, Map.of(Field.OFFERS, 0)), usual))
                .containsExactly(new Drift(Field.OFFERS, 0.2 * 0.75, 0));
        assertThat(Drift.of(SiteContract.OTHER, new Fill(20, 8, Map.of(Field.OFFERS, 8)), usual))
                .isEmpty();
    }

    @Test
    void aRunThatWasCutShortSaysNothingOfHowManyOffersThereAre() {
        assertThat(
                        Drift.of(
                                SiteContract.OTHER,
                                new Fill(0, 0, Map.of(Field.OFFERS, 0)),
                                List.of(new Fill(40, 30, Map.of(Field.OFFERS, 30)))))
                .isEmpty();
    }

    private static Fill fill(int offers, int amount, int sku, int availability) {
        return new Fill(
                0,
                offers,
                Map.of(
                        Field.AMOUNT, amount,
                        Field.SKU, sku,
                        Field.AVAILABILITY, availability));
    }
}
