package tn.shabou.api.backoffice.goods;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.testing.Barriers;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** What staff do with products and all around them, in a browser. */
@ApiTest
class GoodsJourneyTest extends GoodsJourney {

    @Test
    void editAPriceInPlaceAndTakeItBack() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "products?sort=sku");
            var cell = page.locator("#price-" + id("PAD-1"));
            cell.locator("button").click();
            cell.locator("input").fill("12,345");
            cell.locator("input").press("Escape");
            assertThat(cell).containsText("10,500");

            cell.locator("button").press("Enter");
            cell.locator("input").fill("12,345");
            cell.locator("input").press("Enter");
            assertThat(cell).containsText("12,345");
            assertThat(priceOf("PAD-1")).isEqualTo("12.345");

            page.locator(".toast button").click();
            assertThat(cell).containsText("10,500");
            assertThat(priceOf("PAD-1")).isEqualTo("10.500");

            // From one stock to the one below, as in a spreadsheet.
            var stock = page.locator("#stock-" + id("PAD-1"));
            stock.locator("button").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.keyboard().type("42");
            page.keyboard().press("Enter");
            assertThat(page.locator("#stock-" + id("PAD-2"))).containsText("42");
            assertThat(Owner.ask("SELECT stock_quantity FROM product WHERE sku = 'PAD-2'"))
                    .isEqualTo("42");
        }
    }

    @Test
    void aPriceBelowTheMarginIsRefusedUntilAnAdministratorSaysWhy() {
        Owner.run("UPDATE product SET cost_tnd = 10 WHERE sku = 'PAD-1'");
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "products?sort=sku");
            var cell = page.locator("#price-" + id("PAD-1"));
            cell.locator("button").click();
            cell.locator("input").fill("9");
            cell.locator("input").press("Enter");
            assertThat(cell.locator("[role=alert]")).containsText("10.000");
            assertThat(priceOf("PAD-1")).isEqualTo("10.500");

            cell.locator("[role=alert] button").click();
            page.locator("#anyway").fill("fin de série");
            page.locator("dialog .button.main").click();
            assertThat(cell).containsText("9,000");
            assertThat(priceOf("PAD-1")).isEqualTo("9.000");
        }
    }

    @Test
    void changeAllThatIsKnownOfAPart() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "products/" + id("PAD-1"));
            page.locator("#nameFr").fill("Plaquettes avant sport");
            page.locator("[data-save]").click();
            assertThat(page.locator("h1")).hasText("Plaquettes avant sport");
            page.locator(".toast button").click();
            assertThat(page.locator("h1")).hasText("Plaquettes de frein avant 1");

            page.locator("[data-archive]").click();
            assertThat(page.locator("[data-head] .badge")).hasText("Archivée");
            page.locator(".toast button").click();
            assertThat(page.locator("[data-head] .badge")).hasText("En boutique");

            page.locator("#price-amount").fill("11,250");
            page.locator("#price-reason").fill("nouveau tarif");
            page.locator("[data-set-price]").click();
            assertThat(page.locator("[data-price=ledger]")).containsText("nouveau tarif");

            page.locator("[data-fit=add] summary").first().click();
            for (var level : List.of("makes", "models", "generations", "engines")) {
                assertThat(page.locator("#pick-" + level + " option")).hasCount(2);
                page.locator("#pick-" + level).selectOption(new SelectOption().setIndex(1));
            }
            page.locator("[data-fit=add] .button.main").click();
            assertThat(page.locator("[data-fit=list]")).containsText("Renault Clio III 1.5 dCi");
        }
    }

    @Test
    void answerAnEnquiry() {
        ask();
        try (var window = Chromium.window(Screen.PHONE, "fr-TN")) {
            var page = open(window, "enquiries");
            page.locator("[data-list] tbody a").click();
            assertThat(page.locator("[data-whatsapp]"))
                    .hasAttribute("href", Pattern.compile("https://wa\\.me/21620123456\\?text=.+"));
            page.locator("#note").fill("rappeler demain");
            page.locator("form:has(#note) button").click();
            assertThat(page.locator("[data-enquiry]")).containsText("rappeler demain");

            page.locator("[data-decide=ANSWERED]").click();
            assertThat(page.locator("[data-enquiry] [data-state=ANSWERED]")).isVisible();
            page.locator(".toast button").click();
            assertThat(page.locator("[data-enquiry] [data-state=NEW]")).isVisible();
        }
        assertThat(Owner.ask("SELECT count(*) FROM enquiry_decision")).isEqualTo("2");
    }

    @Test
    void makeASynonymOfWhatNobodyFound() {
        Owner.run("INSERT INTO search_log VALUES ('galette', 'Galette', 9, 9, now())");
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "synonyms");
            page.locator("[data-make]").click();
            assertThat(page.locator("#said")).hasValue("Galette");
            page.locator("#meant").fill("disque de frein");
            assertThat(page.locator(".preview")).containsText("DISC-1");
            page.locator("dialog .button.main").click();

            assertThat(page.locator("[data-synonyms]")).containsText("disque de frein");
            assertThat(page.locator("[data-misses] tbody")).hasCount(0);
        }
    }

    /** Looking costs a second each; what is wrong with one pair is seldom right with another. */
    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void noPageKeepsAnybodyOutOrRunsOverTheScreen(String language, Screen screen) {
        ask();
        Owner.run("INSERT INTO search_log VALUES ('galette', 'Galette', 9, 9, now())");
        var enquiry = Owner.ask("SELECT id FROM enquiry");
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "products");
            for (var path :
                    List.of(
                            "products",
                            "products/" + id("DISC-1"),
                            "products/new",
                            "products/bulk",
                            "imports",
                            "enquiries",
                            "enquiries/" + enquiry,
                            "categories",
                            "vehicles?at=" + Owner.ask("SELECT id FROM vehicle_make"),
                            "synonyms")) {
                page.setViewportSize(screen.width(), screen.height());
                page.navigate(shop + "admin/" + path);
                assertThat(page.locator(".goods .busy")).hasCount(0);
                assertThat(page.locator("html"))
                        .hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
                assertThat(Barriers.on(page)).as(language + "/" + path).isEmpty();
                if (language.equals("fr")) {
                    assertThat(Barriers.inTheDark(page)).as("dark " + path).isEmpty();
                }
                for (var size : List.of(screen, screen.other())) {
                    assertThat(Chromium.fits(page, size)).as("%s at %s", path, size).isTrue();
                }
            }
        }
    }

    @Test
    void showThePartsOfACarThatIsChosenStepByStep() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "products");
            assertThat(page.locator("[data-count]")).hasText("5 pièces");
            page.locator(".more-filters summary").first().click();
            for (var level : List.of("makes", "models", "generations", "engines")) {
                assertThat(page.locator("#car-" + level + " option")).hasCount(2);
                page.locator("#car-" + level).selectOption(new SelectOption().setIndex(1));
            }
            assertThat(page.locator("[data-count]")).hasText("1 pièce");
            assertThat(page.locator(".grid-chunk")).containsText("DISC-1");

            page.reload();
            assertThat(page.locator("#car-engines")).hasValue("renault-clio-3-1-5-dci");
            page.locator(".more-filters summary").first().click();
            page.locator("button[type=reset]").click();
            assertThat(page.locator("[data-count]")).hasText("5 pièces");
            assertThat(page.locator("#car-makes")).hasValue("");
        }
    }

    private static void ask() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "lines",
                                List.of(
                                        Map.of(
                                                "productId",
                                                Long.valueOf(id("DISC-1")),
                                                "quantity",
                                                2)),
                                "phone",
                                "20 123 456",
                                "channel",
                                "WHATSAPP",
                                "name",
                                "Amine",
                                "vehicle",
                                "Renault Clio III"))
                .post("/api/enquiries")
                .then()
                .statusCode(201);
    }
}
