package tn.shabou.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.local.process.CannotRun;

/** Pictures of every page, for people to look at. */
final class Screenshots {

    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final int HEIGHT = 800;

    private final Browser browser;
    private final String address;
    private final Path folder;

    private Screenshots(Browser browser, String address, Path folder) {
        this.browser = browser;
        this.address = address;
        this.folder = folder;
    }

    /**
     * @param address of a running shop, without a slash at its end
     * @param token of an administrator, for the back office
     */
    static void take(String address, String token, Path folder) {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.computeIfAbsent(
                "PLAYWRIGHT_NODEJS_PATH",
                _ ->
                        Browsers.program("node")
                                .orElseThrow(() ->
                                        new CannotRun(
                                                "there is no Node.js: apt-get install nodejs"))
                                .toString());
        try (var playwright =
                        Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                var browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(Browsers.chromium())
                                                .setArgs(Browsers.SWITCHES))) {
            var screenshots = new Screenshots(browser, address, folder);
            for (var language : List.of("fr", "ar")) {
                for (int width : List.of(PHONE, DESK)) {
                    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        var name = "%%s-%s-%d%s".formatted(language, width, suffix(scheme));
                        screenshots.shop(language, options(width, scheme), name);
                        screenshots.office(language, options(width, scheme), token, name);
                    }
                }
            }
        }
    }

    private static String suffix(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? "-dark" : "";
    }

    /**
     * @param name of a picture, with a place for that of its page
     */
    private void shop(String language, Browser.NewContextOptions looks, String name) {
        try (var window = browser.newContext(looks)) {
            var page = window.newPage();
            pages(page, language)
                    .forEach((what, path) -> {
                        page.navigate(address + "/" + language + "/" + path);
                        keep(page, name.formatted(what));
                    });
        }
    }

    private void office(
            String language, Browser.NewContextOptions looks, String token, String name) {
        try (var window = browser.newContext(looks)) {
            var page = window.newPage();
            page.navigate(address + "/admin/sign-in");
            keep(page, name.formatted("office-sign-in"));
            OfficePages.enter(window, address, token, language);
            OfficePages.all(page, address)
                    .forEach((what, path) -> {
                        page.navigate(address + path);
                        OfficePages.settle(page);
                        keep(page, name.formatted(what));
                    });
        }
    }

    private static Browser.NewContextOptions options(int width, ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setIsMobile(width == PHONE)
                .setHasTouch(width == PHONE)
                .setColorScheme(scheme);
    }

    /** Of a catalogue that nobody knows beforehand, the first of each list. */
    private Map<String, String> pages(Page page, String language) {
        var home = address + "/" + language + "/";
        page.navigate(home + "pieces?inStock=true");
        var part = last(page, ".part h3 a");
        page.navigate(home + "categories");
        var family = last(page, ".tree li a");
        page.navigate(home + "vehicule");
        var make = last(page, ".choices a");
        page.navigate(home + "vehicule/" + make);
        var model = last(page, ".choices a");
        page.navigate(home + "vehicule/" + model);
        var generation = last(page, ".choices a");
        page.navigate(home + "vehicule/" + generation);
        var engine = last(page, ".choices a");
        page.navigate(home + "piece/" + part);
        var id = page.locator("[data-add]").getAttribute("data-add");
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "");
        pages.put("categories", "categories");
        pages.put("list", "pieces");
        pages.put("category", "categorie/" + family);
        pages.put("category-car", "categorie/" + family + "/" + generation);
        pages.put("filtered", "pieces?inStock=true&tier=OEM&minPrice=20");
        pages.put("search-empty", "recherche");
        pages.put("search", "recherche?q=plaquetes+clio");
        pages.put("nothing", "recherche?q=zzzz");
        pages.put("make", "vehicule");
        pages.put("generation", "vehicule/" + model);
        pages.put("engine", "vehicule/" + generation);
        pages.put("car", "vehicule/" + engine);
        pages.put("garage", "garage?v=" + engine);
        pages.put("garage-empty", "garage");
        pages.put("part", "piece/" + part + "?vehicle=" + engine);
        pages.put("compare", "comparer?p=" + part);
        pages.put("compare-empty", "comparer");
        pages.put("enquiry", "demande?p=" + id + "&n=2");
        pages.put("enquiry-empty", "demande");
        pages.put("contact", "contact");
        pages.put("about", "a-propos");
        pages.put("legal", "mentions-legales");
        pages.put("lost", "nulle-part");
        pages.put("refused", "pieces?minPrice=cher");
        return pages;
    }

    private static String last(Page page, String links) {
        var href = page.locator(links).first().getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private void keep(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(name + ".png")));
    }
}
