package tn.shabou.api.enquiries;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

/** What a shopper may rely on when asking for parts. */
@ApiTest
class EnquiryResourceTest {

    @BeforeEach
    void shop() {
        EnquirySamples.shop();
    }

    @Test
    void keepsWhatIsAskedForAndGivesACode() {
        EnquirySamples.ask(EnquirySamples.wish())
                .statusCode(201)
                .header("Location", containsString("/api/enquiries/"))
                .header("Cache-Control", equalTo("no-store"))
                .body("code", matchesPattern("[2-9A-Z]{3}-[2-9A-Z]{3}"))
                .body("state", equalTo("NEW"))
                .body("lines.sku", contains("DISC-1"))
                .body("lines[0].unitPrice.amount", equalTo("149.900"))
                .body("total.amount", equalTo("299.800"));
        assertThat(Owner.ask("SELECT phone FROM enquiry")).isEqualTo("+21620123456");
    }

    @Test
    void keepsThePriceOfTheMoment() {
        String token = EnquirySamples.ask(EnquirySamples.wish()).extract().path("token");
        Owner.run(
                "INSERT INTO price_change (product_id, amount_tnd, reason) SELECT id, 200, 'test' FROM product WHERE sku = 'DISC-1'");

        status(token).body("total.amount", equalTo("299.800"));
    }

    @Test
    void opensWhatsAppWithAMessageInFrench() {
        var link = EnquirySamples.ask(EnquirySamples.wish()).extract().jsonPath();

        assertThat(link.getString("whatsApp")).startsWith("https://wa.me/21671123456?text=");
        assertThat(text(link.getString("whatsApp")))
                .isEqualTo(link.getString("message"))
                .isEqualTo(
                        """
                        Bonjour, ma demande %s :
                        • 2 × Disque de frein ventilé (DISC-1) : 299,800 DT
                        Total : 299,800 DT
                        Véhicule : Renault Clio III\
                        """
                                .formatted(link.getString("code")));
    }

    @Test
    void writesArabicWithCodesThatStayReadable() {
        var answer = EnquirySamples.ask(EnquirySamples.wishWith("language", "ar"));

        answer.statusCode(201)
                .body("lines[0].name", equalTo("قرص فرامل مهوى"))
                .body("message", containsString("\u200eDISC-1\u200e"))
                .body("message", containsString("\u200e299,800\u200e د.ت"));
    }

    @Test
    void keepsLongListsShortInTheMessage() {
        CatalogSamples.brakePads(15, 5);
        var lines =
                IntStream.rangeClosed(1, 15)
                        .mapToObj(i ->
                                Map.of(
                                        "productId",
                                        EnquirySamples.product("PAD-" + i),
                                        "quantity",
                                        1))
                        .toList();

        EnquirySamples.ask(EnquirySamples.wishWith("lines", lines))
                .statusCode(201)
                .body("lines", hasSize(15))
                .body("message", containsString("… +5"));
    }

    @Test
    void showsNothingByWhichToTellWhoAsked() {
        String token = EnquirySamples.ask(EnquirySamples.wish()).extract().path("token");

        var page = status(token).body("vehicle", equalTo("Renault Clio III")).extract().asString();

        assertThat(page).doesNotContain("20123456").doesNotContain("Amine");
        assertThat(page).doesNotContain(Owner.ask("SELECT id FROM enquiry"));
    }

    @Test
    void knowsNoOtherNameOfItsPage() {
        EnquirySamples.ask(EnquirySamples.wish());
        var id = Owner.ask("SELECT replace(id::text, '-', '') FROM enquiry");
        var code = Owner.ask("SELECT code FROM enquiry");

        given().get("/api/enquiries/" + id).then().statusCode(404);
        given().get("/api/enquiries/" + code).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "20123456,+21620123456",
        "+216 71 123 456,+21671123456",
        "0021620123456,+21620123456",
        "+213 551 23 45 67,+213551234567"
    })
    void takesNumbersHoweverTheyAreTyped(String typed, String kept) {
        EnquirySamples.ask(EnquirySamples.wishWith("phone", typed)).statusCode(201);

        assertThat(Owner.ask("SELECT phone FROM enquiry")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "00000000", "call me", "+999 1234567"})
    void refusesNumbersThatNobodyCouldCall(String typed) {
        EnquirySamples.ask(EnquirySamples.wishWith("phone", typed))
                .statusCode(422)
                .body("type", equalTo("/problems/enquiry-phone-unusable"));
        assertThat(Owner.ask("SELECT count(*) FROM enquiry")).isEqualTo("0");
    }

    @Test
    void namesThePartsThatCannotBeHadAndKeepsNothing() {
        Owner.run("UPDATE product SET listed = false WHERE sku = 'PAD-1'");
        var hidden = EnquirySamples.product("PAD-1");
        var lines =
                List.of(
                        Map.of("productId", EnquirySamples.product("DISC-1"), "quantity", 1),
                        Map.of("productId", hidden, "quantity", 1));

        EnquirySamples.ask(EnquirySamples.wishWith("lines", lines))
                .statusCode(422)
                .body("errors.pointer", contains("product " + hidden));
        assertThat(Owner.ask("SELECT count(*) FROM enquiry")).isEqualTo("0");
    }

    @Test
    void wantsEachPartOnceAndSomeParts() {
        var disc = Map.of("productId", EnquirySamples.product("DISC-1"), "quantity", 1);

        EnquirySamples.ask(EnquirySamples.wishWith("lines", List.of(disc, disc))).statusCode(422);
        EnquirySamples.ask(EnquirySamples.wishWith("lines", List.of())).statusCode(400);
        EnquirySamples.ask(
                        EnquirySamples.wishWith(
                                "lines", List.of(Map.of("productId", 1, "quantity", 0))))
                .statusCode(400);
    }

    @Test
    void doesNotTakeWhatAProgramFilledIn() {
        EnquirySamples.ask(EnquirySamples.wishWith("website", "https://spam.example"))
                .statusCode(422)
                .body("type", equalTo("/problems/enquiry-like-spam"));
        assertThat(Owner.ask("SELECT count(*) FROM enquiry")).isEqualTo("0");
    }

    @Test
    void keepsOnceWhatIsSentTwice() {
        var wish = EnquirySamples.wish();

        var first = keyed(wish).statusCode(201).extract().path("token");
        keyed(wish).statusCode(201).body("token", equalTo(first));
        wish.put("note", "something else");
        keyed(wish).statusCode(422).body("token", not(equalTo(first)));

        assertThat(Owner.ask("SELECT count(*) FROM enquiry")).isEqualTo("1");
    }

    @Test
    void givesEachItsOwnCode() {
        assertThat(
                        Owner.ask(
                                "SELECT count(DISTINCT enquiry_code(n)) FROM generate_series(1, 100000) AS n"))
                .isEqualTo("100000");
    }

    private static ValidatableResponse keyed(Map<String, Object> wish) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"one-basket\"")
                .body(wish)
                .post("/api/enquiries")
                .then();
    }

    private static ValidatableResponse status(String token) {
        return given().get("/api/enquiries/" + token).then().statusCode(200);
    }

    private static String text(String link) {
        return URLDecoder.decode(
                link.substring(link.indexOf("?text=") + 6).replace("+", "%2B"),
                StandardCharsets.UTF_8);
    }
}
