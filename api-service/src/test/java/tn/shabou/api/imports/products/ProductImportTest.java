package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.EveryPage;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class ProductImportTest {

    private static final String NEW_DISC =
            "sku,name,brand,category,price,stock\nDISC-9,Disque ventilé,Bosch,Disques de frein,149.900,4\n";

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
    void bringsInNewPartsThatShoppersFindAndChangesPricesThroughTheLedger() {
        var sent =
                Sent.file(
                        NEW_DISC
                                + "PAD-2,Plaquettes neuves,Valeo,plaquettes-de-frein,\"99,900\",0\n");
        sent.checked();

        sent.apply()
                .body("state", equalTo("APPLIED"))
                .body("outcome.created", equalTo(1))
                .body("outcome.updated", equalTo(1));

        assertThat(part("PAD-2")).isEqualTo("Plaquettes neuves valeo 99.900 0 t");
        assertThat(part("DISC-9")).isEqualTo("Disque ventilé bosch 149.900 4 t");
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(concat_ws(' ', p.sku, c.amount_tnd, c.reason LIKE 'import ' || i.id || '%', u.email), ', ' ORDER BY c.id) FROM price_change c JOIN product p ON p.id = c.product_id JOIN app_user u ON u.id = c.changed_by, product_import i"))
                .isEqualTo("PAD-2 99.900 t admin@shabou.test, DISC-9 149.900 t admin@shabou.test");
        SignedIn.admin()
                .get("/api/search?q=DISC-9")
                .then()
                .statusCode(200)
                .body("data[0].sku", equalTo("DISC-9"));
    }

    @Test
    void theSameFileAgainIsAnsweredWithTheFirstImport() {
        var first = Sent.file(NEW_DISC);
        first.checked();
        first.apply();

        Sent.raw("", NEW_DISC)
                .statusCode(200)
                .body("alreadyImported", equalTo(true))
                .body("id", equalTo(first.id()));
        Sent.raw("?again=true", NEW_DISC).statusCode(202).body("alreadyImported", equalTo(false));

        assertThat(Owner.ask("SELECT count(*) FROM product_import")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8        | true  | ; | 1 234,5 ",
                "UTF-8        | false | ; | 1234,500",
                "UTF-8        | false | , | 1234.5  ",
                "windows-1252 | false | ; | 1.234,50",
                "windows-1252 | false | T | 1234,5  "
            })
    void readsWhateverASpreadsheetSaved(
            String charset, boolean withMark, String separator, String price) {
        var text =
                (withMark ? "\uFEFF" : "")
                        + "Référence;Désignation;Marque;Famille;Prix TTC\r\nÉ-1;Étrier arrière;Bosch;Plaquettes de frein;%s\r\n"
                                .formatted(price)
                                .replace(';', separator.equals("T") ? '\t' : separator.charAt(0));
        var sent = Sent.file("", text.getBytes(Charset.forName(charset)));
        sent.checked().body("difference.new", equalTo(1));

        sent.apply();

        assertThat(part("É-1")).isEqualTo("Étrier arrière bosch 1234.500 0 t");
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
        Sent.raw(Sent.query(query), NEW_DISC)
                .statusCode(status)
                .body("detail", containsString(query.substring(0, query.indexOf('='))));
    }

    @Test
    void makesMissingBrandsAndCategoriesWhenAskedTo() {
        var file = "sku,name,brand,category,price\nX-1,Phare,Hella Gutmann,Éclairage,80\n";
        Sent.file(file).checked().body("difference.error", equalTo(1));

        var sent = Sent.file("?createMissing=true", file);
        sent.checked()
                .body("missing.slug", contains("hella-gutmann", "eclairage"))
                .body("difference.new", equalTo(1));
        assertThat(Owner.ask("SELECT count(*) FROM brand")).isEqualTo("2");
        sent.apply();

        assertThat(part("X-1")).isEqualTo("Phare hella-gutmann 80.000 0 t");
    }

    @Test
    void anEmptyCellKeepsWhatIsThereUnlessToldToClearIt() {
        Owner.run("UPDATE product SET description_fr = 'Pour Clio' WHERE sku = 'PAD-1'");
        var file = "sku,description,price\nPAD-1,,\n";
        Sent.file(file).checked().body("difference.unchanged", equalTo(1));

        var sent = Sent.file("?emptyCells=CLEAR", file);
        sent.checked().body("difference.changed", equalTo(1));
        sent.apply();

        assertThat(Owner.ask("SELECT description_fr FROM product WHERE sku = 'PAD-1'")).isNull();
    }

    @Test
    void replacesTheNumbersOfAPart() {
        CatalogSamples.brakeDisc();
        var sent = Sent.file("sku,oe\nDISC-1,Renault:8200 123 456|Dacia:77 01 206 339\n");
        sent.checked().body("difference.changed", equalTo(1));

        sent.apply();

        assertThat(numbers()).isEqualTo("MPN 0986479103, OE 7701206339, OE 8200123456");
        sent.undo();
        assertThat(numbers()).isEqualTo("MPN 0986479103, OE 7701206339");
        assertThat(Owner.ask("SELECT raw FROM part_reference WHERE kind = 'OE'"))
                .isEqualTo("77 01 206 339");
    }

    @Test
    void doesNotOverwriteWhatSomebodyChangedAfterTheCheck() {
        var sent = Sent.file("sku,stock,price\nPAD-1,50,\nPAD-2,60,\nPAD-3,3,20\n");
        sent.checked().body("difference.changed", equalTo(3));
        Owner.run("UPDATE product SET stock_quantity = 7 WHERE sku = 'PAD-1'");

        sent.apply().body("outcome.updated", equalTo(2)).body("outcome.conflict", equalTo(1));

        assertThat(stocks()).isEqualTo("7 60 3");
        sent.rows("outcome=CONFLICT")
                .body("data[0].sku", equalTo("PAD-1"))
                .body("data[0].conflicts[0].now", equalTo("7"));
        assertThat(sent.errors()).contains("2,PAD-1,stock,7,somebody else");
    }

    @Test
    void undoGivesBackWhatWasThereButNotOverLaterEdits() {
        var sent =
                Sent.file(
                        "sku,name,brand,category,price,stock\nPAD-1,Neuf 1,Bosch,plaquettes-de-frein,50,10\nPAD-2,Neuf 2,Bosch,plaquettes-de-frein,60,20\nDISC-9,Disque,Bosch,Disques de frein,149.9,4\n");
        var before = part("PAD-1");
        sent.checked();
        sent.apply();
        Owner.run("UPDATE product SET stock_quantity = 77 WHERE sku = 'PAD-2'");

        sent.undo()
                .body("state", equalTo("UNDONE"))
                .body("outcome.undone", equalTo(2))
                .body("outcome.partlyUndone", equalTo(1));

        assertThat(part("PAD-1")).isEqualTo(before);
        assertThat(part("PAD-2")).isEqualTo("Plaquettes de frein avant 2 bosch 10.500 77 t");
        assertThat(part("DISC-9")).isEqualTo("Disque bosch 149.900 4 f");
        sent.rows("outcome=PARTLY_UNDONE")
                .body("data[0].conflicts.field", contains("stock"))
                .body("data[0].conflicts[0].now", equalTo("77"));
        assertThat(
                        Owner.ask(
                                "SELECT string_agg(amount_tnd::text, ' ' ORDER BY c.id) FROM price_change c JOIN product p ON p.id = c.product_id WHERE sku = 'PAD-1'"))
                .isEqualTo("50.000 10.500");
    }

    @Test
    void whatWasUndoneMayBeImportedAgain() {
        var first = Sent.file(NEW_DISC);
        first.checked();
        first.apply();
        first.undo();

        var second = Sent.file(NEW_DISC);
        second.checked().body("difference.changed", equalTo(1));
        second.apply();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(part("DISC-9")).isEqualTo("Disque ventilé bosch 149.900 4 t");
    }

    @Test
    void goesOnWhereADeadProcessStopped() {
        CatalogSamples.brakePads(1000, 4);
        var sent =
                Sent.file(
                        "sku,price,stock\n"
                                + IntStream.rangeClosed(1, 1000)
                                        .mapToObj(i -> "PAD-%d,%d,%d\n".formatted(i, 1000 + i, i))
                                        .collect(Collectors.joining()));
        sent.checked();

        sent.startToApply();
        Sent.takenOverByAProcessThatDies(sent.id());

        sent.applied().body("outcome.updated", equalTo(1000));
        assertThat(Owner.ask("SELECT count(*) FROM price_change")).isEqualTo("1000");
        assertThat(
                        Owner.ask(
                                "SELECT count(*) FROM product WHERE price_tnd = 1000 + stock_quantity"))
                .isEqualTo("1000");
    }

    @Test
    void stopsWhenCancelledAndCanBeFinishedOrUndone() {
        var sent = Sent.file(NEW_DISC);
        sent.checked();

        sent.decide("cancel").statusCode(200).body("state", equalTo("CANCELLED"));
        sent.decide("undo").statusCode(409).body("type", equalTo("/problems/import-not-ready"));

        assertThat(Owner.ask("SELECT count(*) FROM product")).isEqualTo("3");
        sent.apply().body("outcome.created", equalTo(1));
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
                        "file", "parts.csv", NEW_DISC.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("decimal", ".")
                .post("/api/admin/imports/products")
                .then()
                .statusCode(202)
                .body("fileName", equalTo("parts.csv"));
    }

    @Test
    void tellsLiveHowFarItIs() {
        var sent = Sent.file(NEW_DISC);
        sent.checked();
        sent.startToApply();

        var events =
                SignedIn.admin()
                        .accept("text/event-stream")
                        .get("/api/admin/imports/products/" + sent.id() + "/events")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(events).contains("data:").contains("\"state\":\"APPLIED\"");
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
    void staffMayImportAndViewersMayLookButNotAtCosts() {
        var file = "sku,price,cost\nPAD-1,90,5\n";
        Sent.as("VIEWER", file).statusCode(403);
        Sent.as("STAFF", file).statusCode(202);
        var sent = Sent.file("sku,price,cost\nPAD-1,91,5\n");
        sent.checked();

        for (var deed : new String[] {"apply", "cancel", "undo"}) {
            SignedIn.as("VIEWER")
                    .noContentType()
                    .post("/api/admin/imports/products/%s/%s".formatted(sent.id(), deed))
                    .then()
                    .statusCode(403);
        }
        SignedIn.as("VIEWER")
                .get("/api/admin/imports/products/" + sent.id() + "/rows")
                .then()
                .statusCode(200)
                .body("data[0].changes.field", contains("price"));
        sent.rows("limit=20").body("data[0].changes.field", contains("price", "cost"));
    }

    @Test
    void theAuditTrailTellsWhoDidWhat() {
        var sent = Sent.file(NEW_DISC);
        sent.checked();
        sent.apply();
        sent.undo();

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(action, ', ' ORDER BY id) FROM audit_entry WHERE entity_id = '%s' AND actor_email = 'admin@shabou.test'"
                                        .formatted(sent.id())))
                .isEqualTo("receive product file, apply product import, undo product import");
    }

    @Test
    void anUnknownImportIsNotFound() {
        SignedIn.admin()
                .get("/api/admin/imports/products/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/import-not-found"));
    }

    private static String part(String sku) {
        return Owner.ask(
                "SELECT concat_ws(' ', p.name_fr, b.slug, p.price_tnd, p.stock_quantity, p.listed) FROM product p JOIN brand b ON b.id = p.brand_id WHERE sku = '%s'"
                        .formatted(sku));
    }

    private static String numbers() {
        return Owner.ask(
                "SELECT string_agg(kind || ' ' || norm, ', ' ORDER BY kind, norm) FROM part_reference");
    }

    private static String stocks() {
        return Owner.ask("SELECT string_agg(stock_quantity::text, ' ' ORDER BY sku) FROM product");
    }
}
