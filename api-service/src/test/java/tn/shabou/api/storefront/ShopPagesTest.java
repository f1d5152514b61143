package tn.shabou.api.storefront;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Copies;
import tn.shabou.api.Owner;

/** What pages of the shop say, to people and to search engines. */
@ApiTest
class ShopPagesTest {

    @BeforeEach
    void stock() {
        CatalogSamples.padsAndADisc(30);
    }

    @Test
    void aPartTellsMachinesItsNumberPriceAndCars() {
        assertThat(page("/fr/piece/disque-de-frein-bosch"))
                .contains("\"@type\":\"Product\"", "\"mpn\":\"0 986 479 103\"")
                .contains("\"price\":\"149.900\"", "\"priceCurrency\":\"TND\"")
                .contains("isAccessoryOrSparePartFor", "\"BreadcrumbList\"")
                .contains(
                        "<link rel=\"canonical\" href=\"https://boutique.example/fr/piece/disque-de-frein-bosch\">");
    }

    @Test
    void aPartSaysWhetherItFitsTheCarInItsAddressAndWhy() {
        assertThat(page("/fr/piece/disque-de-frein-bosch?vehicle=renault-clio-3"))
                .contains("class=\"panel fit fits\"", "Convient à : Renault Clio III");
        assertThat(page("/ar/piece/disque-de-frein-bosch?vehicle=renault-clio-3"))
                .contains("تناسب سيارتك: Renault Clio III");
    }

    @Test
    void aPartAsksForWhatDecidesWhetherItFitsAndTakesTheAnswer() {
        Owner.run("UPDATE fitment SET year_from = 2008");
        var part = "/fr/piece/disque-de-frein-bosch?vehicle=renault-clio-3-1-5-dci";

        assertThat(page(part))
                .contains("class=\"panel fit to_check\"", "<input id=\"fact-year\" name=\"year\"");
        assertThat(page(part + "&year=2010"))
                .contains("class=\"panel fit fits\"")
                .doesNotContain("fact-year");
        assertThat(page(part + "&year=2006")).contains("class=\"panel fit does_not_fit\"");
        assertThat(page(part + "&year=&month=soon")).contains("fact-year");
    }

    @Test
    void aPartLeadsToWhatMayStandForItAndToWhatGoesWithIt() {
        Owner.run(
                """
                INSERT INTO part_reference (product_id, kind, maker, raw, norm)
                SELECT id, 'OE', 'Renault', '77 01 206 339', '7701206339' FROM product WHERE sku = 'PAD-1';
                INSERT INTO family_pick (engine_id, category_id, position, product_ids, related_ids)
                SELECT f.engine_id, p.category_id, f.position, ARRAY[p.id], ARRAY(SELECT id FROM product WHERE sku = 'PAD-2')
                  FROM product p JOIN fitment f ON f.product_id = p.id WHERE p.sku = 'DISC-1'
                """);

        assertThat(page("/fr/piece/disque-de-frein-bosch"))
                .contains("139,400 DT de moins · même numéro", "À changer en même temps")
                .contains("href=\"/fr/piece/plaquettes-2\"");
        assertThat(page("/ar/piece/disque-de-frein-bosch"))
                .contains("أقل بـ 139,400 د.ت · نفس الرقم", "تستبدل معها عادة");
    }

    @Test
    void aPartShowsItsPhotosInTheirOrderAndSaysWhatTheyShow() {
        CatalogSamples.photos("DISC-1", 2);

        assertThat(page("/fr/piece/disque-de-frein-bosch"))
                .containsSubsequence(
                        "id=\"photo-1\"",
                        "alt=\"Vue 1\"",
                        "id=\"photo-2\"",
                        "alt=\"Vue 2\"",
                        "href=\"#photo-2\"")
                .contains("-320.jpg 320w, /media/", "-1280.jpg 1280w");
        assertThat(page("/ar/piece/disque-de-frein-bosch")).contains("alt=\"منظر 2\"");
        given().get("/api/products/disque-de-frein-bosch")
                .then()
                .body("images.size()", equalTo(2))
                .body("images[1].alt", equalTo("Vue 2"))
                .body("images[1].sizes[0].url", endsWith("-320.jpg"));
    }

    @Test
    void aFaultOfOursIsAPageInTheReadersLanguageWithANumberToTellUs() {
        Owner.run("REVOKE SELECT ON product_image FROM shabou_api");
        try {
            given().accept("text/html")
                    .get("/ar/piece/disque-de-frein-bosch")
                    .then()
                    .statusCode(500)
                    .contentType("text/html")
                    .header("Cache-Control", "no-store")
                    .body(
                            containsString("<html lang=\"ar\" dir=\"rtl\">"),
                            matchesRegex("(?s).*<bdi class=\"ref\">[0-9a-f]{32}</bdi>.*"),
                            containsString("href=\"/ar/\""));
        } finally {
            Owner.run("GRANT SELECT ON product_image TO shabou_api");
        }
    }

    @Test
    void cardsTellTheQualityOfParts() {
        Owner.run("UPDATE product SET quality_tier = 'USED' WHERE sku = 'DISC-1'");
        Copies.catchUp();

        assertThat(page("/fr/categorie/disques-de-frein"))
                .contains("Bosch <span class=\"badge\">Occasion</span>");
        assertThat(page("/ar/categorie/disques-de-frein"))
                .contains("Bosch <span class=\"badge\">مستعملة</span>");
    }

    @Test
    void numbersOfPartsStandLeftToRightInArabic() {
        assertThat(page("/ar/piece/disque-de-frein-bosch"))
                .contains("<bdi class=\"ref\">0 986 479 103</bdi>", "<bdi>149,900</bdi>");
    }

    @Test
    void anOldAddressLeadsToTheNew() {
        Owner.run("UPDATE product SET slug = 'disque-neuf' WHERE sku = 'DISC-1'");

        given().redirects()
                .follow(false)
                .get("/ar/piece/disque-de-frein-bosch")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/ar/piece/disque-neuf"));
    }

    @Test
    void filtersAreLinksThatWidenAndNarrow() {
        var list = page("/fr/categorie/plaquettes-de-frein?brand=bosch");

        assertThat(list)
                .contains("<h2 class=\"list-total\">15 pièces</h2>")
                .contains(
                        "href=\"/fr/categorie/plaquettes-de-frein\" rel=\"nofollow\" aria-current=\"true\"><span>Bosch</span>")
                .contains("href=\"/fr/categorie/plaquettes-de-frein?brand=bosch&amp;brand=valeo\"")
                .contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void aListGoesOnPageByPage() {
        var first = page("/fr/pieces?sort=price");
        var next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");

        assertThat(page(next.replace("&amp;", "&")))
                .contains("Disque de frein ventilé")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void aFamilyForACarIsFoundBySearchEnginesWhereThereIsStock() {
        assertThat(page("/fr/categorie/disques-de-frein/renault-clio-3"))
                .contains("<h1>Disques de frein pour Renault Clio III</h1>")
                .contains("rel=\"canonical\"");
        assertThat(page("/fr/categorie/plaquettes-de-frein/renault-clio-3"))
                .contains("noindex", "Aucune pièce ne correspond");
    }

    @Test
    void sitemapsListPartsFamiliesAndCarsInBothLanguages() {
        given().get("/robots.txt")
                .then()
                .statusCode(200)
                .body(containsString("Sitemap: https://boutique.example/sitemap.xml"));
        var index = given().get("/sitemap.xml").asString();
        assertThat(index).contains("/sitemaps/places.xml");
        var parts =
                index.replaceAll(
                        "(?s).*https://boutique.example(/sitemaps/parts-\\d+.xml).*", "$1");
        assertThat(given().get(parts).asString())
                .contains("<loc>https://boutique.example/fr/piece/disque-de-frein-bosch</loc>")
                .contains(
                        "hreflang=\"ar\" href=\"https://boutique.example/ar/piece/disque-de-frein-bosch\"");
        assertThat(given().get("/sitemaps/places.xml").asString())
                .contains("/ar/categorie/freinage", "/fr/vehicule/renault-clio-3");
        given().get("/sitemaps/parts-999999.xml").then().statusCode(404);
    }

    @Test
    void whoeverIsLostIsHelpedAndProgramsAreToldTheProblem() {
        given().accept("text/html")
                .get("/ar/piece/nulle-part")
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("dir=\"rtl\""), containsString("هذه الصفحة غير موجودة"));
        given().accept("application/json")
                .get("/ar/piece/nulle-part")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().accept("text/html")
                .get("/fr/pieces?minPrice=cher")
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8");
    }

    @Test
    void aPageHangsOnNothingButItsAddress() {
        given().header("Accept-Encoding", "gzip")
                .header("Accept-Language", "ar")
                .get("/fr/pieces")
                .then()
                .statusCode(200)
                .header("Vary", "Accept-Encoding")
                .header("Content-Language", "fr")
                .header("ETag", notNullValue())
                .header("Cache-Control", containsString("max-age=30"));
        given().get("/fr/demande").then().header("Cache-Control", "no-store");
    }

    @Test
    void anEnquiryIsTakenFromPagesOfTheShopOnly() {
        given().header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("p", "1")
                .post("/fr/demande/envoi")
                .then()
                .statusCode(403);
    }

    @Test
    void sendingTheSameFormTwiceMakesOneEnquiry() {
        var before = Owner.ask("SELECT count(*) FROM enquiry");
        var id = Owner.ask("SELECT id FROM product WHERE sku = 'DISC-1'");
        var first = send(id);

        assertThat(send(id)).isEqualTo(first).matches(".*/fr/demande/[0-9a-f]{32}\\?nouvelle=1");
        assertThat(Owner.ask("SELECT count(*) - " + before + " FROM enquiry")).isEqualTo("1");
    }

    private static String send(String part) {
        return given().redirects()
                .follow(false)
                .formParam("p", part)
                .formParam("n", "1")
                .formParam("phone", "20123456")
                .formParam("channel", "PHONE")
                .formParam("key", "the-same-form-" + part)
                .post("/fr/demande/envoi")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private static String page(String path) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
