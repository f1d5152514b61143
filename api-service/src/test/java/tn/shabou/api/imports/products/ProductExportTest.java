package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ProductExportTest {

    @BeforeEach
    void aShopWithOddNames() {
        Sent.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(2_100);
        CatalogSamples.brakeDisc();
        Owner.run(
                """
                UPDATE product SET name_fr = '=1+1', description_fr = E'"a;b",\\nc', cost_tnd = 3.25,
                       attributes = '{"épaisseur": "1,5 mm", "n": 1.10, "vide": null}' WHERE sku = 'PAD-1';
                UPDATE product SET name_fr = '''@x' WHERE sku = 'PAD-2';
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comma", "%3B", "tab"})
    void whatIsExportedChangesNothingWhenImported(String separator) {
        var file = export(SignedIn.admin(), "?separator=" + separator);

        Sent.file(file)
                .checked()
                .body("difference.unchanged", equalTo(2_101))
                .body("difference.changed", equalTo(0))
                .body("difference.error", equalTo(0))
                .body("reading.ignoredColumns.size()", equalTo(0));
    }

    @Test
    void noCellIsAFormulaToASpreadsheet() {
        var file = export(SignedIn.admin(), "");

        assertThat(file).contains("PAD-1,'=1+1,").contains("PAD-2,''@x,");
    }

    @Test
    void frenchSpreadsheetsOpenItAsItIs() {
        assertThat(export(SignedIn.admin(), "?separator=semicolon"))
                .startsWith("\uFEFFsku;name;")
                .contains(";149,900;")
                .contains(";Bosch:0 986 479 103;;Renault:77 01 206 339;");
    }

    @Test
    void viewersDoNotSeeWhatPartsCost() {
        assertThat(export(SignedIn.as("VIEWER"), "").lines().findFirst().orElseThrow())
                .contains("price,stock")
                .doesNotContain("cost");
        assertThat(export(SignedIn.admin(), "")).contains("price,cost,stock");
    }

    @Test
    void holdsOnlyTheBrandThatWasAskedFor() {
        assertThat(export(SignedIn.admin(), "?brand=bosch").lines().skip(1))
                .hasSize(1051)
                .allMatch(line -> line.contains(",bosch,"));
    }

    private static String export(RequestSpecification reader, String query) {
        return reader.urlEncodingEnabled(false)
                .get("/api/admin/products/export.csv" + query)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
    }
}
