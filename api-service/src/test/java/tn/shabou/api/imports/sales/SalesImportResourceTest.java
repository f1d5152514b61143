package tn.shabou.api.imports.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

@ApiTest
class SalesImportResourceTest {

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void storesTheSalesOfKnownPartsAndParksTheRest() {
        send(
                        "",
                        "sku,date,quantity,unit_price\nPAD-1,2026-03-02,2,10.500\nPAD-1,2026-03-02,2,10.500\nGHOST,2026-03-03,1,\n")
                .statusCode(201)
                .body("rowsRead", equalTo(3))
                .body("rowsStored", equalTo(2))
                .body("rowsParked", equalTo(1))
                .body("grain", equalTo("DAY"));

        assertThat(Owner.ask("SELECT sum(quantity) FROM sale")).isEqualTo("4.000");
        assertThat(Owner.ask("SELECT sku FROM parked_sale")).isEqualTo("GHOST");
    }

    @Test
    void readsTheSeriesOfStatisticiansAndKeepsUnknownApartFromZero() {
        send(
                        "?unknownSkus=CREATE",
                        "series_id,time,value\n21029627,1998-01,0\n21029627,1998-02,\n21029627,1998-03,4\n")
                .statusCode(201)
                .body("grain", equalTo("MONTH"))
                .body("productsCreated", equalTo(1));

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(coalesce(quantity::text, 'unknown'), ' ' ORDER BY period_start) FROM sale"))
                .isEqualTo("0.000 unknown 4.000");
        assertThat(Owner.ask("SELECT listed FROM product WHERE sku = '21029627'")).isEqualTo("f");
    }

    @Test
    void readsWhatFrenchSpreadsheetsWrite() {
        var file = "Référence;Date;Quantité;Prix\r\nPAD-2;03/04/2026;1,5;1 234,500\r\n";

        send("?grain=WEEK", file.getBytes(Charset.forName("windows-1252"))).statusCode(201);

        assertThat(
                        Owner.ask(
                                "SELECT concat_ws(' ', grain, period_start, quantity, unit_price) FROM sale"))
                .isEqualTo("WEEK 2026-03-30 1.500 1234.500");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = "sku,date,quantity\nPAD-1,2026-03-02,2\n";
        var first = send("", file).statusCode(201).extract().<String>path("id");

        send("", file)
                .statusCode(200)
                .body("alreadyImported", equalTo(true))
                .body("id", equalTo(first));

        assertThat(Owner.ask("SELECT count(*) FROM sale")).isEqualTo("1");
    }

    @Test
    void namesEachBadLineAndStoresNothing() {
        send(
                        "",
                        "sku,date,quantity\nPAD-1,2026-03-02,2\nPAD-1,31/02/2026,1\n,2026-03-02,1\nPAD-1,2026-03-02,two\nPAD-1,2026-03-02\nPAD-1,2999-01-01,1\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-sales-file"))
                .body("detail", containsString("5 of 6 rows"))
                .body("errors.pointer", contains("line 3", "line 4", "line 5", "line 6", "line 7"))
                .body("errors[0].detail", containsString("not in the calendar"))
                .body("errors[2].detail", containsString("\"two\" is no number"));

        assertThat(Owner.ask("SELECT count(*) FROM sale")).isEqualTo("0");
        assertThat(Owner.ask("SELECT state FROM sales_import")).isEqualTo("FAILED");
        assertThat(Owner.ask("SELECT count(*) FROM sales_import_part")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "sku,date,quantity\n",
                "sku,quantity\nPAD-1,2\n",
                "sku,date,quantity\n\"PAD-1,2026-01-01,2\n",
                "sku,date,quantity\nPAD-1,2026-01,2\nPAD-1,2026-02-03,2\n"
            })
    void saysWhatIsWrongWithAFileThatIsNoSalesFile(String file) {
        send("", file)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-sales-file"));
    }

    @Test
    void bringsInManyRowsWhole() {
        var rows =
                IntStream.range(0, 12_000)
                        .mapToObj(i ->
                                "PAD-%d,2025-%02d-%02d,%d"
                                        .formatted(1 + i % 3, 1 + i % 12, 1 + i % 28, i % 7))
                        .collect(Collectors.joining("\n"));

        send("", "sku,date,quantity\n" + rows + "\n")
                .statusCode(201)
                .body("rowsStored", equalTo(12_000));

        assertThat(Owner.ask("SELECT count(*) FROM sale")).isEqualTo("12000");
    }

    @Test
    void parkedSalesBecomeSalesWhenTheirPartIsKnown() {
        send("", "sku,date,quantity\nGHOST,2026-03-02,2\nGHOST,2026-03-03,1\n")
                .statusCode(201)
                .body("rowsParked", equalTo(2));
        assertThat(
                        SignedIn.admin()
                                .get("/api/admin/imports/sales/unknown")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path("[0].sku"))
                .isEqualTo("GHOST");

        Owner.run("UPDATE product SET sku = 'GHOST' WHERE sku = 'PAD-3'");

        assertThat(
                        Owner.ask(
                                "SELECT sum(quantity) FROM sale s JOIN product p ON p.id = s.product_id WHERE p.sku = 'GHOST'"))
                .isEqualTo("3.000");
        assertThat(Owner.ask("SELECT count(*) FROM parked_sale")).isEqualTo("0");
    }

    @Test
    void theSameFileAgainMayMakePartsForWhatItLeftParked() {
        var file = "sku,date,quantity\nGHOST,2026-03-02,2\nPAD-1,2026-03-02,2\n";
        send("", file).statusCode(201).body("rowsParked", equalTo(1));

        send("?unknownSkus=CREATE", file)
                .statusCode(200)
                .body("alreadyImported", equalTo(true))
                .body("rowsStored", equalTo(2))
                .body("rowsParked", equalTo(0))
                .body("productsCreated", equalTo(1));
    }

    @Test
    void refusesToSpreadMonthsOverDays() {
        send("?grain=DAY", "sku,date,quantity\nPAD-1,2026-03,20\n")
                .statusCode(422)
                .body("detail", containsString("leave out grain"));
    }

    @Test
    void parkedSalesBecomeSalesWhenTheirPartIsMade() {
        send("", "sku,date,quantity\nPAD-9,2026-03-02,2\n").statusCode(201);

        Owner.run(
                """
                INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd)
                SELECT 'PAD-9', 'pad-9', 'Plaquette', brand_id, category_id, 1 FROM product WHERE sku = 'PAD-1'
                """);

        assertThat(Owner.ask("SELECT rows_stored || ' ' || rows_parked FROM sales_import"))
                .isEqualTo("1 0");
    }

    @Test
    void anOverlappingExportBringsOnlyWhatIsNew() {
        send("", "sku,date,quantity\nPAD-1,2026-03-02,2\nPAD-1,2026-03-03,1\nPAD-1,2026-03-03,1\n")
                .statusCode(201);

        send(
                        "",
                        "sku,date,quantity\nPAD-1,2026-03-03,1\nPAD-1,2026-03-03,1\nPAD-1,2026-03-03,1\nPAD-1,2026-03-04,5\nPAD-2,2026-03-04,1\n")
                .statusCode(201)
                .body("rowsKnown", equalTo(2))
                .body("rowsStored", equalTo(3));

        assertThat(demand("PAD-1")).isEqualTo("10");
        assertThat(demand("PAD-2")).isEqualTo("1");
    }

    @Test
    void whatALaterExportAddsToADayJoinsWhatWasKnownOfIt() {
        send("", "sku,date,quantity\nPAD-1,2026-03-02,2\nPAD-1,2026-03-02,3\n").statusCode(201);

        send("", "sku,date,quantity\nPAD-1,2026-03-02,3\nPAD-1,2026-03-02,4\n")
                .statusCode(201)
                .body("rowsKnown", equalTo(1))
                .body("rowsStored", equalTo(1));

        assertThat(demand("PAD-1")).isEqualTo("9");
    }

    @Test
    void aLaterTotalOfAWeekTakesThePlaceOfTheEarlier() {
        send("?grain=WEEK", "sku,date,quantity\nPAD-1,2026-03-02,2\n").statusCode(201);

        send("?grain=WEEK", "sku,date,quantity\nPAD-1,2026-03-02,7\n").statusCode(201);

        assertThat(demand("PAD-1")).isEqualTo("7");
    }

    @Test
    void whatIsParkedOverlapsInTheSameWay() {
        send("", "sku,date,quantity\nGHOST,2026-03-02,2\n").statusCode(201);
        send("", "sku,date,quantity\nGHOST,2026-03-02,2\nGHOST,2026-03-02,5\n")
                .statusCode(201)
                .body("rowsKnown", equalTo(1))
                .body("rowsParked", equalTo(1));

        Owner.run("UPDATE product SET sku = 'GHOST' WHERE sku = 'PAD-3'");

        assertThat(demand("GHOST")).isEqualTo("7");
    }

    @Test
    void returnsAreNettedAndTold() {
        send(
                        "",
                        "Référence;Date;Quantité;Prix unitaire;Type\nPAD-1;02/03/2026;5;10,500;Vente\nPAD-1;03/03/2026;2;10,500;Retour\nPAD-2;03/03/2026;-1;;\n")
                .statusCode(201)
                .body("rowsReturned", equalTo(2))
                .body("unitsReturned", equalTo(3.0f))
                .body("periodsBelowZero", equalTo(1));

        assertThat(demand("PAD-1")).isEqualTo("3");
        assertThat(demand("PAD-2")).isEqualTo("0");
    }

    @Test
    void knowsPartsByTheirId() {
        var id = Owner.ask("SELECT id FROM product WHERE sku = 'PAD-2'");

        send("", "product_id,date,quantity\n" + id + ",2026-03-02,4\n").statusCode(201);

        assertThat(demand("PAD-2")).isEqualTo("4");
    }

    @Test
    void aRefusedFileTellsAgainWhatWasWrongAndMayComeAgain() {
        var file = "sku,date,quantity\nPAD-1,03/04/2026,2\n";
        send("", file)
                .statusCode(422)
                .body("detail", containsString("dateOrder"))
                .body("errors[0].pointer", equalTo("line 2"));
        var id = Owner.ask("SELECT id FROM sales_import");
        SignedIn.admin()
                .get("/api/admin/imports/sales/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("faultCounts.DATE_ORDER", equalTo(1))
                .body("faults[0].line", equalTo(2));

        send("?dateOrder=MONTH_FIRST", file).statusCode(201);

        assertThat(Owner.ask("SELECT period_start FROM sale")).isEqualTo("2026-03-04");
    }

    @Test
    void anImportWhoseProcessDiedIsBroughtInByAnother() {
        var id = UUID.randomUUID();
        Owner.run(
                """
                INSERT INTO sales_import (id, file_name, file_sha256, grain, rows_read, rows_stored, rows_parked, products_created,
                                          state, imported_by, worker, worker_until, reading)
                VALUES ('%s', 'left.csv', repeat('a', 64), 'DAY', 0, 0, 0, 0, 'CHECKING',
                        (SELECT id FROM app_user WHERE email = 'admin@shabou.test'), gen_random_uuid(), now() + interval '1 second',
                        '{"charset": "UTF-8", "separator": ",", "unknownSkus": "PARK", "staffEmail": "admin@shabou.test", "traceId": "t"}');
                INSERT INTO sales_import_part VALUES
                    ('%s', 0, convert_to(E'sku,date,quantity\\nPAD-1,2026-', 'UTF8')), ('%s', 1, convert_to(E'03-02,2\\n', 'UTF8'))
                """
                        .formatted(id, id, id));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Owner.ask("SELECT state FROM sales_import"))
                                .isEqualTo("APPLIED"));

        assertThat(demand("PAD-1")).isEqualTo("2");
        assertThat(Owner.ask("SELECT count(*) FROM sales_import_part")).isEqualTo("0");
    }

    /** As readers see it, all weeks together. */
    private static String demand(String sku) {
        return Owner.ask(
                """
                SELECT trim_scale(sum(d.quantity)) FROM product p, demand_history(p.id, 'WEEK', '2000-01-01') d WHERE p.sku = '%s'
                """
                        .formatted(sku));
    }

    @Test
    void viewersMayNotImport() {
        SignedIn.as("VIEWER")
                .contentType("text/csv")
                .body("sku,date,quantity\n")
                .post("/api/admin/imports/sales")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse send(String query, String file) {
        return send(query, file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse send(String query, byte[] file) {
        return SignedIn.admin()
                .contentType("text/csv")
                .body(file)
                .post("/api/admin/imports/sales" + query)
                .then();
    }
}
