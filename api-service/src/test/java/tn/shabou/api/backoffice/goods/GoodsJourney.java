package tn.shabou.api.backoffice.goods;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tn.shabou.api.CatalogSamples;
import tn.shabou.api.Owner;
import tn.shabou.api.SignedIn;

/** A small shop, and a browser in which staff work on its goods. */
abstract class GoodsJourney {

    private static final String EMAIL = "goods@shabou.test";

    @TestHTTPResource("/")
    URL shop;

    @BeforeEach
    void stock() {
        CatalogSamples.padsAndADisc(4);
        Owner.run("TRUNCATE search_log, product_import, bulk_edit, enquiry CASCADE");
        SignedIn.hire(EMAIL, "ADMIN");
    }

    @AfterEach
    void leaveNoWords() {
        Owner.run("TRUNCATE search_log; DELETE FROM synonym WHERE source = 'staff'");
    }

    /** A page of the back office, for an administrator. */
    Page open(BrowserContext window, String path) {
        var page = window.newPage();
        page.navigate(shop + "admin/" + path);
        page.locator("#email").fill(EMAIL);
        page.locator("#password").fill(SignedIn.PASSWORD);
        page.locator("[data-sign-in] button").click();
        page.locator("[data-goods]").waitFor();
        return page;
    }

    static String priceOf(String sku) {
        return Owner.ask("SELECT price_tnd FROM product WHERE sku = '" + sku + "'");
    }

    static String id(String sku) {
        return Owner.ask("SELECT id FROM product WHERE sku = '" + sku + "'");
    }
}
