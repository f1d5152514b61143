package tn.shabou.api.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;

@ApiTest
class ReadersLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-TN,fr;q=0.9,en;q=0.8 | fr | Aucune marque n’a cet identifiant",
                "ar-TN,fr;q=0.5          | ar | لا توجد علامة تجارية بهذا الاسم المختصر",
                "de,ar;q=0.3,fr;q=0.7    | fr | Aucune marque n’a cet identifiant",
                "fr;q=0,en-GB            | en | No brand has this slug",
                "de                      | en | No brand has this slug",
                "*                       | en | No brand has this slug",
                "no language ;;          | en | No brand has this slug",
            })
    void aProblemIsInTheFirstLanguageThatWeSpeak(String accepted, String language, String title) {
        unknownBrand(Map.of("Accept-Language", accepted))
                .header("Content-Language", equalTo(language))
                .header("Vary", containsString("Accept-Language"))
                .body("title", equalTo(title))
                .body("type", equalTo("/problems/brand-not-found"));
    }

    @Test
    void aProgramThatNamesNoLanguageReadsEnglish() {
        unknownBrand(Map.of())
                .header("Content-Language", equalTo("en"))
                .body("title", equalTo("No brand has this slug"));
    }

    @Test
    void theDetailHoldsWhatWasAskedFor() {
        unknownBrand(Map.of("Accept-Language", "fr"))
                .body(
                        "detail",
                        equalTo(
                                "Aucune marque ne s’appelle « none » ; /api/brands donne la liste."));
    }

    @Test
    void latinInArabicKeepsItsDirection() {
        unknownBrand(Map.of("Accept-Language", "ar"))
                .body("detail", containsString("\u2068/api/brands\u2069"));
    }

    @Test
    void eachThingThatIsWrongIsInTheReadersLanguageToo() {
        given().header("Accept-Language", "fr")
                .get("/api/products?limit=1000&brand=none")
                .then()
                .statusCode(400)
                .body("title", equalTo("La requête n’est pas valable"))
                .body("errors.detail", hasItem("doit être au plus 100"));
        given().header("Accept-Language", "ar")
                .get("/api/products?brand=none")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("العلامات"));
    }

    @Test
    void whatIsRefusedAtTheDoorIsInTheReadersLanguage() {
        given().header("Accept-Language", "fr")
                .contentType("application/json")
                .body("{\"email\":\"" + "x".repeat(300 * 1024) + "\"}")
                .post("/api/admin/auth/login")
                .then()
                .statusCode(413)
                .header("Content-Language", equalTo("fr"))
                .header("Vary", containsString("Accept-Language"))
                .body("title", equalTo("Le corps est trop volumineux"));
    }

    private static ValidatableResponse unknownBrand(Map<String, String> headers) {
        return given().headers(headers).get("/api/brands/none").then().statusCode(404);
    }
}
