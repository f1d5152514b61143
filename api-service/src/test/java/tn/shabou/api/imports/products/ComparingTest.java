package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Owner.run("DELETE FROM margin_rule");
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
    void saysWhatIsWrongInTheReadersLanguage() {
        var sent = Sent.file("sku,price,stock\nPAD-1,x,1\nPAD-1,12,2\nPAD-1,13,3\nNEW-1,5,1\n");
        sent.checked();

        assertThat(told(sent, "fr"))
                .containsExactly(
                        "ce n’est pas un nombre ; écrivez un montant comme 12.500 ou 12,500",
                        "la ligne 3 concerne la même pièce ; gardez-en une",
                        "aucune pièce n’a ce SKU, et une nouvelle demande aussi name, brand, category");
        assertThat(told(sent, "ar")).allMatch(text -> text.matches("(?s).*\\p{IsArabic}.*"));
        assertThat(told(sent, "en").getFirst()).startsWith("no number; write an amount");
        assertThat(
                        SignedIn.admin()
                                .header("Accept-Language", "fr-TN")
                                .get(
                                        "/api/admin/imports/products/%s/errors.csv"
                                                .formatted(sent.id()))
                                .asString())
                .contains("la ligne 3 concerne la même pièce");
    }

    private static List<String> told(Sent sent, String language) {
        return SignedIn.admin()
                .header("Accept-Language", language)
                .get("/api/admin/imports/products/%s/rows?kind=ERROR".formatted(sent.id()))
                .jsonPath()
                .getList("data.errors.problem.flatten()", String.class);
    }

    @Test
    void readsFaultsThatWereKeptBeforeTheyWereTranslated() {
        var sent = Sent.file("sku,price\nPAD-1,x\n");
        sent.checked();
        Owner.run(
                "UPDATE product_import_row SET errors = '[{\"column\": \"price\", \"value\": \"x\", \"problem\": \"100% wrong\"}]'");

        assertThat(told(sent, "fr")).containsExactly("100% wrong");
    }

    @Test
    void aPriceBelowTheMarginIsAnError() {
        Owner.run("UPDATE product SET cost_tnd = 50, price_tnd = 60");

        var sent =
                Sent.file(
                        """
                        sku,Prix,cost,name,brand,category
                        PAD-1,49.999,50,,,
                        PAD-2,50,50,,,
                        PAD-3,40,30,,,
                        NEW-1,9.999,10,Disque,Bosch,Disques de frein
                        """);

        sent.checked()
                .body("difference.error", equalTo(2))
                .body("difference.changed", equalTo(2))
                .body("difference.new", equalTo(0));
        sent.rows("kind=ERROR")
                .body("data.sku", contains("PAD-1", "NEW-1"))
                .body("data[0].errors[0].column", equalTo("Prix"))
                .body("data[0].errors[0].value", equalTo("49.999"))
                .body("data[0].errors[0].problem", containsString("50.000 TND"));
        SignedIn.as("VIEWER")
                .get("/api/admin/imports/products/%s/rows?kind=ERROR".formatted(sent.id()))
                .then()
                .body(
                        "data[0].errors[0].problem",
                        equalTo("the price is below what the margin allows"));
    }

    @Test
    void theMarginOfTheCategoryCountsAndAPriceThatStaysIsLeftAlone() {
        Owner.run("UPDATE product SET cost_tnd = 50, price_tnd = 40 WHERE sku = 'PAD-1'");
        Owner.run("UPDATE product SET cost_tnd = 50 WHERE sku = 'PAD-2'");
        Owner.run(
                "INSERT INTO margin_rule (category_id, percent) SELECT category_id, 20 FROM product WHERE sku = 'PAD-2'");

        var sent = Sent.file("sku,price,stock\nPAD-1,40,9\nPAD-2,59.999,9\n");

        sent.checked().body("difference.changed", equalTo(1)).body("difference.error", equalTo(1));
        sent.rows("kind=ERROR").body("data[0].errors[0].problem", containsString("60.000 TND"));
    }

    @Test
    void anAdministratorMaySayWhyPricesAreBelowTheMargin() {
        Owner.run("UPDATE product SET cost_tnd = 50, price_tnd = 60");
        var below = "sku,price\nPAD-1,45\n";
        var why = "?overrideReason=fin%20de%20s%C3%A9rie";

        SignedIn.as("STAFF")
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(below)
                .post("/api/admin/imports/products" + why)
                .then()
                .statusCode(403);
        Sent.file(below).checked().body("difference.error", equalTo(1));
        var sent = Sent.file(why, below);
        sent.checked()
                .body("difference.changed", equalTo(1))
                .body("reading.overrideReason", equalTo("fin de série"));
        sent.apply();

        assertThat(Owner.ask("SELECT price_tnd FROM product WHERE sku = 'PAD-1'"))
                .isEqualTo("45.000");
        assertThat(
                        Owner.ask(
                                "SELECT reason FROM audit_entry WHERE action = 'receive product file' AND entity_id = '%s'"
                                        .formatted(sent.id())))
                .isEqualTo("fin de série");
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
