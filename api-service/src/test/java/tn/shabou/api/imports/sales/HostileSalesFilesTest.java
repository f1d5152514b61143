package tn.shabou.api.imports.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/**
 * Bad files of every kind get a precise report and leave nothing behind; odd ones are understood.
 */
@ApiTest
class HostileSalesFilesTest {

    private static final String HEADER = "sku,date,quantity,unit_price\n";

    @BeforeEach
    void aSmallShop() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @AfterEach
    void noFileIsKept() {
        assertThat(Owner.ask("SELECT count(*) FROM sales_import_part")).isEqualTo("0");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatAreThere() {
        refused("sku,day of sale,colour\nPAD-1,2026-01-01,red\n")
                .body("detail", containsString("none is called date"))
                .body("detail", containsString("sku, day of sale, colour"));
    }

    @Test
    void aColumnThatIsThereTwiceIsNamed() {
        refused("sku,date,quantity,Date\nPAD-1,2026-01-01,1,2026-02-01\n")
                .body("detail", containsString("column date more than once"));
        refused("sku,date,quantity,price,Price\nPAD-1,2026-01-01,1,5,6\n")
                .body("detail", containsString("column price more than once"));
    }

    @Test
    void badRowsOfOldSpreadsheetsAreNamedInTheirOwnLetters() {
        var file = "Référence;Date;Quantité\nPAD-1;22/03/2026;1\nPAD-1;22/03/2026;très peu\n";

        refused(file.getBytes(Charset.forName("windows-1252")))
                .body("detail", containsString("1 of 2 rows"))
                .body("errors[0].pointer", equalTo("line 3"))
                .body("errors[0].detail", containsString("\"très peu\" is no number"));
    }

    @Test
    void datesThatContradictEachOtherAreNamed() {
        refused(HEADER + "PAD-1,22/03/2026,1,\nPAD-1,01/02/2026,1,\nPAD-1,03/22/2026,1,\n")
                .body("detail", containsString("DATE_ORDER 1"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("line 4"))
                .body("errors[0].detail", containsString("line 2"));
    }

    @Test
    void daysMonthsAndWeeksAreNotMixed() {
        refused(HEADER + "PAD-1,2026-03,1,\nPAD-1,2026-W12,1,\nPAD-1,2026-03-02,1,\n")
                .body("detail", containsString("GRAIN 2"));
    }

    @Test
    void aNegativePriceIsNoReturn() {
        refused(HEADER + "PAD-1,2026-03-02,1,-5\n")
                .body("errors[0].detail", containsString("return"));
    }

    @Test
    void millionsOfFaultsAreCountedAndTheFirstOfThemShown() {
        refused(
                        HEADER
                                + "PAD-1,never,1,\n".repeat(300)
                                + "PAD-1,2026-03-02,much,\n".repeat(200)
                                + "PAD-1\n")
                .body("detail", containsString("501 of 501 rows"))
                .body("detail", containsString("CELLS 1, DATE 300, QUANTITY 200"))
                .body("errors", hasSize(50));
    }

    @Test
    void aFileThatIsCutOffIsNamedByItsLastLine() {
        refused(HEADER + "PAD-1,2026-03-02,1,5\nPAD-1,2026-03")
                .body("errors.pointer", hasItem("line 3"));
        refused(HEADER + "PAD-1,2026-03-02,1,5\n\"PAD-1,2026-03-02,1,5\n")
                .body("detail", containsString("line 3"));
    }

    @Test
    void whatIsNoTextIsRefusedBeforeItIsRead() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bomb)) {
            zipped.write(new byte[10_000_000]);
        }
        var noise = new byte[20_000];
        RandomGenerator.of("L64X128MixRandom").nextBytes(noise);
        noise[0] = 'a';
        noise[100] = 0;

        refused(bomb.toByteArray()).body("detail", containsString("compressed"));
        refused(new byte[] {'P', 'K', 3, 4, 20, 0}).body("detail", containsString("Excel"));
        refused(noise).body("detail", containsString("not text"));
        assertThat(Owner.ask("SELECT count(*) FROM sales_import")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKU\u0000", "SKU\u0007", "\u0000"})
    void signsThatCannotBePrintedAreNoSku(String sku) {
        // Behind what is looked at to tell text from other files.
        refused(HEADER + "PAD-1,2026-03-02,1,5\n".repeat(600) + sku + ",2026-03-02,1,5\n")
                .body("detail", containsString("SKU 1"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "UTF-8, \uFEFF", "windows-1252, ''"})
    void everyCommonEncodingIsRead(String charset, String mark) {
        var file = mark + "Référence;Date;Quantité;Prix\nPAD-1;22/03/2026;1;10,500\n";

        send(file.getBytes(Charset.forName(charset)))
                .statusCode(201)
                .body("rowsStored", equalTo(1));

        assertThat(Owner.ask("SELECT concat_ws(' ', period_start, quantity, unit_price) FROM sale"))
                .isEqualTo("2026-03-22 1.000 10.500");
    }

    @Test
    void arabicFilesAreRead() {
        send("المرجع;التاريخ;الكمية;السعر\nPAD-1;٢٢/٠٣/٢٠٢٦;٣;١٠٫٥\nPAD-1;2 مارس 2026;1;10.5 د.ت\n")
                .statusCode(201);

        assertThat(
                        Owner.ask(
                                "SELECT string_agg(concat_ws(' ', period_start, quantity, unit_price), ', ' ORDER BY line) FROM sale"))
                .isEqualTo("2026-03-22 3.000 10.500, 2026-03-02 1.000 10.500");
    }

    @Test
    void linesMayEndAsOnOldMachines() {
        send("sku,date,quantity\rPAD-1,2026-03-02,1\rPAD-1,2026-03-02,1\r")
                .statusCode(201)
                .body("rowsStored", equalTo(2));
    }

    @Test
    void theWholeFileIsUndoneWhenOneRowOfManyIsBad() {
        refused(HEADER + "PAD-1,2026-03-02,1,5\n".repeat(700) + "PAD-1,2026-02-30,1,5\n")
                .body("errors[0].pointer", equalTo("line 702"));
    }

    private static ValidatableResponse refused(String file) {
        return refused(file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse refused(byte[] file) {
        var answer =
                send(file)
                        .statusCode(422)
                        .contentType("application/problem+json")
                        .body("type", equalTo("/problems/invalid-sales-file"));
        assertThat(Owner.ask("SELECT count(*) FROM sale")).isEqualTo("0");
        assertThat(Owner.ask("SELECT count(*) FROM parked_sale")).isEqualTo("0");
        return answer;
    }

    private static ValidatableResponse send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse send(byte[] file) {
        return SignedIn.admin()
                .contentType("text/csv")
                .body(file)
                .post("/api/admin/imports/sales")
                .then();
    }
}
