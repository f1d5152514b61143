package tn.shabou.api.slugs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;

@ApiTest
class FormerSlugsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject FormerSlugs formerSlugs;

    @BeforeEach
    void aDisc() {
        CatalogSamples.emptyShop();
        CatalogSamples.brakeDisc();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/equivalents", "/related"})
    void leadsToTheNewestSlugInOneHop(String below) {
        rename("disque-bosch");
        rename("disque-ventile-bosch");

        for (var former : new String[] {"disque-de-frein-bosch", "disque-bosch"}) {
            get("/api/products/" + former + below)
                    .statusCode(301)
                    .header("Location", endsWith("/api/products/disque-ventile-bosch" + below))
                    .body(emptyString());
        }
        get("/api/products/disque-ventile-bosch" + below).statusCode(200);
    }

    @Test
    void keepsWhatWasAsked() {
        rename("disque-bosch");

        get("/api/products/disque-de-frein-bosch/fit?vehicle=renault-clio-3")
                .statusCode(301)
                .header(
                        "Location",
                        endsWith("/api/products/disque-bosch/fit?vehicle=renault-clio-3"));
    }

    @Test
    void forgetsASlugThatIsInUseAgain() {
        rename("disque-bosch");
        rename("disque-de-frein-bosch");

        get("/api/products/disque-de-frein-bosch").statusCode(200);
        get("/api/products/disque-bosch")
                .statusCode(301)
                .header("Location", endsWith("/disque-de-frein-bosch"));
    }

    @Test
    void leadsNowhereWhenThePartIsGone() {
        rename("disque-bosch");
        Owner.run("UPDATE product SET listed = false");

        get("/api/products/disque-de-frein-bosch").statusCode(404);
    }

    @Test
    void knowsFormerSlugsOfBrandsAndCategories() {
        Owner.run("UPDATE brand SET slug = 'robert-bosch' WHERE slug = 'bosch'");
        Owner.run("UPDATE category SET slug = 'freins' WHERE slug = 'freinage'");

        assertThat(formerSlugs.brand("bosch").await().atMost(PATIENCE)).contains("robert-bosch");
        assertThat(formerSlugs.category("freinage").await().atMost(PATIENCE)).contains("freins");
        assertThat(formerSlugs.category("bosch").await().atMost(PATIENCE)).isEmpty();
    }

    private static void rename(String slug) {
        Owner.run("UPDATE product SET slug = '%s'".formatted(slug));
    }

    private static ValidatableResponse get(String url) {
        return given().redirects().follow(false).get(url).then();
    }
}
