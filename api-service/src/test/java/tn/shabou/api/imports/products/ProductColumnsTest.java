package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.http.Problem;

class ProductColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "sku,name,brand,category,price,stock = sku:0 name:1 brand:2 category:3 price:4 stock:5",
                "Référence,Désignation,Marque,Famille,Prix TTC,Qté = sku:0 name:1 brand:2 category:3 price:4 stock:5",
                "CODE_ARTICLE,LIBELLE,PRIX_DE_VENTE,PRIX_D_ACHAT = sku:0 name:1 price:2 cost:3",
                "Prix d’achat,Code article,Références OE,Code-barres = cost:0 sku:1 oe:2 ean:3",
                "sku,Reference,prix = sku:0 price:2"
            })
    void knowsWhatShopsCallTheirColumns(String header, String found) {
        assertThat(text(ProductColumns.find(List.of(header.split(",")), Map.of())))
                .isEqualTo(sorted(found));
    }

    @Test
    void believesWhatItIsToldBeforeItGuesses() {
        var columns =
                ProductColumns.find(
                        List.of("Code", "Prix", "Prix promo"),
                        Map.of("price", "prix PROMO", "name", ""));

        assertThat(text(columns)).isEqualTo("price:2 sku:0");
    }

    @Test
    void saysWhatIsThereWhenNothingHoldsTheSku() {
        assertThatThrownBy(() -> ProductColumns.find(List.of("Foo", "Prix"), Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Foo, Prix");
    }

    @Test
    void knowsAHeaderAgainHoweverItIsWritten() {
        assertThat(ProductColumns.fingerprint(List.of("Référence", "Prix TTC")))
                .isEqualTo(ProductColumns.fingerprint(List.of("REFERENCE", "prix_ttc")))
                .isNotEqualTo(ProductColumns.fingerprint(List.of("Prix TTC", "Référence")));
    }

    private static String text(Map<String, Reading.Column> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + ":" + column.getValue().place())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String sorted(String columns) {
        return List.of(columns.strip().split(" ")).stream()
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
