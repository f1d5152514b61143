package tn.shabou.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * @param token of an administrator, for the back office
     */
    static void take(int port, String token, Path folder) {
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
            var screenshots = new Screenshots(browser, "http://127.0.0.1:" + port, folder);
            screenshots.every(ColorScheme.LIGHT, "");
            screenshots.office(token);
            screenshots.home(ColorScheme.DARK, "-dark");
        }
    }

    private void every(ColorScheme scheme, String suffix) {
        for (var language : new String[] {"fr", "ar"}) {
            for (int width : new int[] {PHONE, DESK}) {
                try (var window = browser.newContext(options(width, scheme))) {
                    var page = window.newPage();
                    pages(page, language)
                            .forEach((name, path) ->
                                    shoot(
                                            page,
                                            "/" + language + "/" + path,
                                            "%s-%s-%d%s".formatted(name, language, width, suffix)));
                }
            }
        }
    }

    private void office(String token) {
        for (var language : new String[] {"fr", "ar"}) {
            for (int width : new int[] {PHONE, DESK}) {
                try (var window = browser.newContext(options(width, ColorScheme.LIGHT))) {
                    OfficePages.enter(window, address, token, language);
                    var page = window.newPage();
                    OfficePages.all()
                            .forEach((name, path) -> {
                                page.navigate(address + path);
                                OfficePages.settle(page);
                                keep(page, "%s-%s-%d".formatted(name, language, width));
                            });
                }
            }
        }
    }

    private void home(ColorScheme scheme, String suffix) {
        try (var window = browser.newContext(options(PHONE, scheme))) {
            var page = window.newPage();
            shoot(page, "/fr/", "home-fr-360" + suffix);
            shoot(page, "/fr/pieces", "list-fr-360" + suffix);
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
        pages.put("enquiry", "demande?p=" + id + "&n=2");
        pages.put("enquiry-empty", "demande");
        pages.put("contact", "contact");
        pages.put("about", "a-propos");
        pages.put("legal", "mentions-legales");
        pages.put("lost", "nulle-part");
        return pages;
    }

    private static String last(Page page, String links) {
        var href = page.locator(links).first().getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private void shoot(Page page, String path, String name) {
        page.navigate(address + path);
        keep(page, name);
    }

    private void keep(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(name + ".png")));
    }
}
