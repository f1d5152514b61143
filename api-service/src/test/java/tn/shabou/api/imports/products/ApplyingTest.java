package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** Applying brings what a file says into the catalogue, and nothing over what somebody else did. */
@ApiTest
class ApplyingTest {

    @BeforeEach
    void aSmallShop() {
        Sent.forget();
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void bringsInNewPartsThatShoppersFindAndChangesPricesThroughTheLedger() {
        var sent =
                Sent.file(
                        Sent.NEW_DISC
                                + "PAD-2,Plaquettes neuves,Valeo,plaquettes-de-frein,\"99,900\",0\n");
        sent.checked();

        sent.apply()
                .body("state", equalTo("APPLIED"))
                .body("outcome.created", equalTo(1))
                .body("outcome.updated", equalTo(1));

        assertThat(Sent.part("PAD-2")).isEqualTo("Plaquettes neuves valeo 99.900 0 t");
        assertThat(Sent.part("DISC-9")).isEqualTo("Disque ventilé bosch 149.900 4 t");
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

        assertThat(Sent.part("É-1")).isEqualTo("Étrier arrière bosch 1234.500 0 t");
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

        assertThat(Sent.part("X-1")).isEqualTo("Phare hella-gutmann 80.000 0 t");
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
        var sent = Sent.file(Sent.NEW_DISC);
        sent.checked();
        sent.apply();
        sent.undo();

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(action, ', ' ORDER BY id) FROM audit_entry WHERE entity_id = '%s' AND actor_email = 'admin@shabou.test'"
                                        .formatted(sent.id())))
                .isEqualTo("receive product file, apply product import, undo product import");
    }

    private static String stocks() {
        return Owner.ask("SELECT string_agg(stock_quantity::text, ' ' ORDER BY sku) FROM product");
    }
}
