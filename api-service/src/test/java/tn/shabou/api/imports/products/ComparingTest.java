package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A file is compared with the catalogue and changes nothing yet; it says what is wrong with it. */
@ApiTest
class ComparingTest {

    @BeforeEach
    void aSmallShop() {
        Sent.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void showsWhatWouldChangeAndChangesNothing() {
        var sent =
                Sent.file(
                        """
                        sku,name,brand,category,price,stock
                        PAD-1,Plaquettes de frein avant 1,valeo,plaquettes-de-frein,10.500,1
                        PAD-2,Plaquettes de frein avant 2,Bosch,Plaquettes de frein,99.900,2
                        DISC-9,Disque ventilé,Bosch,Disques de frein,149.900,4
                        DISC-10,Disque,Nobody,Disques de frein,12,four
                        """);

        sent.checked()
                .body("difference.new", equalTo(1))
                .body("difference.changed", equalTo(1))
                .body("difference.unchanged", equalTo(1))
                .body("difference.error", equalTo(1));

        sent.rows("kind=CHANGED")
                .body("data", hasSize(1))
                .body("data[0].sku", equalTo("PAD-2"))
                .body("data[0].changes.field", contains("price"))
                .body("data[0].changes[0].before", equalTo("10.500"))
                .body("data[0].changes[0].after", equalTo("99.900"));
        sent.rows("kind=ERROR")
                .body("data[0].line", equalTo(5))
                .body("data[0].errors.column", contains("brand", "stock"))
                .body("data[0].errors[1].value", equalTo("four"));
        assertThat(Owner.ask("SELECT count(*) FROM product")).isEqualTo("3");
        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("0");
    }

    @Test
    void remembersWhatAColumnWasSaidToHold() {
        var header = "Col A;Col B;Prix d'achat\n";
        Sent.file(
                        Sent.query("mapping={\"sku\":\"Col A\",\"price\":\"Col B\"}"),
                        header + "PAD-1;12;3\n")
                .checked()
                .body("difference.changed", equalTo(1));

        Sent.file(header + "PAD-2;15;3\n")
                .checked()
                .body("reading.columns.price.header", equalTo("Col B"))
                .body("difference.changed", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "sku,price\n", "foo,bar\n1,2\n", "sku,price\n\"PAD-1,2\n"})
    void saysAtOnceWhatIsNoProductFile(String file) {
        Sent.raw("", file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-product-file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mapping=[]",
                "mapping={\"foo\":\"sku\"}",
                "mapping={\"sku\":null}",
                "encoding=ebcdic",
                "separator=x",
                "decimal=x"
            })
    void namesTheParameterThatItCannotUse(String query) {
        var status = query.contains("foo") ? 422 : 400;
        Sent.raw(Sent.query(query), Sent.NEW_DISC)
                .statusCode(status)
                .body("detail", containsString(query.substring(0, query.indexOf('='))));
    }

    @Test
    void tellsTwiceNamedPartsAndIncompleteNewOnes() {
        var sent = Sent.file("sku,price\nPAD-1,12\nPAD-1,13\nNEW-1,5\n");

        sent.checked().body("difference.error", equalTo(2)).body("difference.changed", equalTo(1));

        assertThat(sent.errors())
                .startsWith("line,sku,column,value,problem\r\n")
                .contains("3,PAD-1,sku,PAD-1,line 2 is about the same part")
                .contains(
                        "4,NEW-1,sku,NEW-1,\"no part has this SKU, and a new one also needs name, brand, category\"");
    }

    @Test
    void anErrorFileIsSafeToOpen() {
        assertThat(wrong("sku,price\n=HYPERLINK(1),x\n")).contains("2,'=HYPERLINK(1),price,x,");
    }

    private static String wrong(String file) {
        var sent = Sent.file(file);
        sent.checked();
        return sent.errors();
    }

    @Test
    void givesUpAFileWhoseQuotationNeverEnds() {
        var sent = Sent.file("sku,price\n" + "PAD-1,1\n".repeat(500) + "PAD-2,\"3\n");

        sent.ended().body("state", equalTo("FAILED")).body("failure", containsString("line 502"));
    }

    @Test
    void takesAFormAsWell() {
        SignedIn.admin()
                .multiPart(
                        "file",
                        "parts.csv",
                        Sent.NEW_DISC.getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .multiPart("decimal", ".")
                .post("/api/admin/imports/products")
                .then()
                .statusCode(202)
                .body("fileName", equalTo("parts.csv"));
    }

    @Test
    void pagesThroughRowsInTheirOrder() {
        var sent =
                Sent.file(
                        "sku,price\n"
                                + IntStream.rangeClosed(1, 7)
                                        .mapToObj("GHOST-%d,1\n"::formatted)
                                        .collect(Collectors.joining()));
        sent.checked();

        assertThat(
                        EveryPage.of(
                                SignedIn::admin,
                                "/api/admin/imports/products/"
                                        + sent.id()
                                        + "/rows?limit=3&kind=ERROR",
                                "data.sku"))
                .containsExactly(
                        "GHOST-1", "GHOST-2", "GHOST-3", "GHOST-4", "GHOST-5", "GHOST-6",
                        "GHOST-7");
    }

    @Test
    void theSameFileAgainIsAnsweredWithTheFirstImport() {
        var first = Sent.file(Sent.NEW_DISC);
        first.checked();
        first.apply();

        Sent.raw("", Sent.NEW_DISC)
                .statusCode(200)
                .body("alreadyImported", equalTo(true))
                .body("id", equalTo(first.id()));
        Sent.raw("?again=true", Sent.NEW_DISC)
                .statusCode(202)
                .body("alreadyImported", equalTo(false));

        assertThat(Owner.ask("SELECT count(*) FROM product_import")).isEqualTo("2");
    }

    @Test
    void anUnknownImportIsNotFound() {
        SignedIn.admin()
                .get("/api/admin/imports/products/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/import-not-found"));
    }
}
