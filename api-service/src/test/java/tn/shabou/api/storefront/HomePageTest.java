package tn.shabou.api.storefront;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;

/** The first page, and what all pages share. */
@ApiTest
class HomePageTest {

    @BeforeEach
    void stock() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakePads(3);
    }

    @Test
    void whoeverComesIsLedToTheLanguageTheyRead() {
        given().redirects()
                .follow(false)
                .header("Accept-Language", "ar-TN,fr;q=0.5")
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/ar/"));
        given().redirects()
                .follow(false)
                .header("Accept-Language", "de")
                .get("/")
                .then()
                .header("Location", endsWith("/fr/"));
    }

    @Test
    void showsFamiliesMakesAndPopularPartsInBothLanguages() {
        var french = page("/fr/");
        assertThat(french)
                .contains("<html lang=\"fr\" dir=\"ltr\">", "Freinage", "Renault")
                .contains("Plaquettes de frein avant 1", "<bdi>10,500</bdi> <small>DT</small>");

        var arabic = page("/ar/");
        assertThat(arabic)
                .contains("<html lang=\"ar\" dir=\"rtl\">", "الفرامل", "Renault")
                .contains("<bdi>10,500</bdi> <small>د.ت</small>", "الأكثر طلبا");
    }

    @Test
    void everyPageNamesItselfInBothLanguagesForSearchEngines() {
        assertThat(page("/ar/"))
                .contains("<link rel=\"canonical\" href=\"https://boutique.example/ar/\">")
                .contains("hreflang=\"fr\" href=\"https://boutique.example/fr/\"");
    }

    @Test
    void stylesAreKeptForAYearUnderANameThatChangesWithThem() {
        var style =
                page("/fr/").replaceAll("(?s).*href=\"(/static/bundle/app-[^\"]+\\.css)\".*", "$1");

        given().get(style)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=31536000"));
    }

    @Test
    void noPageHoldsScriptsOrStylesOfItsOwn() {
        given().get("/fr/")
                .then()
                .header(
                        "Content-Security-Policy",
                        containsString("script-src 'self'; style-src 'self'"));
        assertThat(page("/fr/")).doesNotContain("<style", " style=", " onclick=");
    }

    private static String page(String path) {
        return given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .extract()
                .asString();
    }
}
