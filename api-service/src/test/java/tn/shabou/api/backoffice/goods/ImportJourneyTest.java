package tn.shabou.api.backoffice.goods;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.testing.Chromium;
import tn.shabou.testing.Chromium.Screen;

/** What staff change of many products at once, in a browser: by a file, or by a choice. */
@ApiTest
class ImportJourneyTest extends GoodsJourney {

    @ParameterizedTest
    @CsvSource({"fr,DESK", "ar,PHONE"})
    void importAFileAfterLookingAtWhatItChangesAndTakeItBack(String language, Screen screen) {
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "imports");
            page.locator("[data-send=products] input[type=file]")
                    .setInputFiles(
                            file("sku;marque;famille;prix\nPAD-1;Valeo;;99,900\nPAD-2;;;cher\n"));
            page.locator("[data-send=products] button").click();

            assertThat(page.locator("[data-state=CHECKED]")).isVisible();
            assertThat(page.locator("[data-rows]")).containsText("cher");
            page.locator(".job-rows .chip").last().click();
            assertThat(page.locator("[data-rows] ins")).hasText("99.900");
            assertThat(priceOf("PAD-1")).isEqualTo("10.500");
            assertThat(Chromium.fits(page, screen)).isTrue();

            page.locator("[data-decide=apply]").click();
            assertThat(page.locator("[data-state=APPLIED]")).isVisible();
            assertThat(priceOf("PAD-1")).isEqualTo("99.900");
            var errors = page.waitForDownload(() -> page.locator("a[href$='errors.csv']").click());
            assertThat(errors.suggestedFilename()).isEqualTo("import-errors.csv");

            page.locator("[data-decide=undo]").click();
            assertThat(page.locator("[data-state=UNDONE]")).isVisible();
            assertThat(priceOf("PAD-1")).isEqualTo("10.500");
        }
    }

    @ParameterizedTest
    @CsvSource({"fr,PHONE", "ar,DESK"})
    void importSalesAndTakeThemBackAfterBeingAskedOnce(String language, Screen screen) {
        Owner.run("TRUNCATE sales_import CASCADE");
        try (var window = Chromium.window(screen, language + "-TN")) {
            var page = open(window, "imports");
            page.locator("[data-send=sales] input[type=file]")
                    .setInputFiles(
                            file("sku;date;quantity\nPAD-1;2026-11-02;3\nPAD-2;2026-11-03;5\n"));
            page.locator("[data-send=sales] button").click();
            assertThat(page.locator("[data-state=APPLIED]")).isVisible();
            assertThat(Owner.ask("SELECT sum(quantity)::int FROM sale")).isEqualTo("8");

            page.locator("[data-decide=undo]").click();
            page.locator("dialog .button:not(.danger)").click();
            assertThat(page.locator("[data-state=APPLIED]")).isVisible();

            page.locator("[data-decide=undo]").click();
            page.locator("dialog .button.danger").click();
            assertThat(page.locator("[data-state=UNDONE]")).isVisible();
            assertThat(page.locator("[data-decide=undo]")).hasCount(0);
            assertThat(Chromium.fits(page, screen)).isTrue();
        }
        assertThat(Owner.ask("SELECT count(*) FROM sale")).isEqualTo("0");
    }

    @Test
    void editManyAtOnceAfterAPreviewAndTakeItBack() {
        try (var window = Chromium.window(Screen.DESK, "fr-TN")) {
            var page = open(window, "products?q=plaquettes&sort=sku");
            var boxes = page.locator(".grid-chunk .grid-check input");
            assertThat(boxes).hasCount(4);
            boxes.nth(0).check();
            boxes.nth(1).check();
            page.locator("[data-selection] .button.main").click();
            page.locator("#bulk-priceBy").selectOption("percent");
            page.locator("#bulk-value").fill("10");
            page.locator("#bulk-reason").fill("hausse du fournisseur");
            page.locator("dialog .button.main").click();

            assertThat(page.locator("[data-state=CHECKED]")).isVisible();
            assertThat(page.locator("[data-rows] .row-card")).hasCount(2);
            page.locator("[data-decide=apply]").click();
            assertThat(page.locator("[data-state=APPLIED]")).isVisible();
            assertThat(priceOf("PAD-1")).isEqualTo("11.600");

            page.locator("[data-decide=undo]").click();
            assertThat(page.locator("[data-state=UNDONE]")).isVisible();
            assertThat(priceOf("PAD-1")).isEqualTo("10.500");
        }
    }

    private static FilePayload file(String text) {
        return new FilePayload("pieces.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
