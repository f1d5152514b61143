package tn.shabou.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceFieldTest {

    @Test
    void aRequestCostsWhatItsDearestFieldCosts() {
        assertThat(PlaceField.sku(List.of(PlaceField.ID))).isEqualTo(Sku.DETAILS_IDS);
        assertThat(PlaceField.sku(List.of(PlaceField.ID, PlaceField.ADDRESS)))
                .isEqualTo(Sku.DETAILS_ESSENTIALS);
        assertThat(PlaceField.sku(List.of(PlaceField.NAME, PlaceField.ADDRESS)))
                .isEqualTo(Sku.DETAILS_PRO);
        assertThat(PlaceField.sku(List.of(PlaceField.PHONE, PlaceField.NAME)))
                .isEqualTo(Sku.DETAILS_ENTERPRISE);
    }

    @Test
    void aMaskNamesTheFieldsAloneAndNeverAll() {
        assertThat(PlaceField.mask(List.of(PlaceField.NAME, PlaceField.ID, PlaceField.NAME)))
                .isEqualTo("id,displayName");
    }

    @Test
    void pagesOfASearchDifferInTheirTokenAlone() {
        var search =
                new IdSearch(
                        "pièces auto", Optional.of(new IdSearch.Rectangle(7.5, 30.2, 11.6, 37.6)));
        var first = search.body(Optional.empty());
        var second = search.body(Optional.of("next"));

        assertThat(second.remove("pageToken")).isEqualTo("next");
        assertThat(second).isEqualTo(first);
        assertThat(first.getJsonObject("locationRestriction").getJsonObject("rectangle").encode())
                .isEqualTo(
                        "{\"low\":{\"latitude\":30.2,\"longitude\":7.5},\"high\":{\"latitude\":37.6,\"longitude\":11.6}}");
    }
}
