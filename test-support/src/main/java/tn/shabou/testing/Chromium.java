package tn.shabou.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of this machine, one for all tests of a JVM, each of which opens windows of its own.
 * {@code ./shabou test} sees to it that there is one.
 */
public final class Chromium {

    private static final List<String> SWITCHES =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final double PATIENCE_MS = 20_000;

    private static @Nullable Browser browser;

    private Chromium() {}

    /** The sizes at which pages are looked at. */
    public enum Screen {
        PHONE(360, 740, true),
        DESK(1280, 900, false);

        private final int width;
        private final int height;
        private final boolean touch;

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }

        /** The other one. */
        public Screen other() {
            return this == PHONE ? DESK : PHONE;
        }

        Screen(int width, int height, boolean touch) {
            this.width = width;
            this.height = height;
            this.touch = touch;
        }
    }

    /**
     * A window that nobody used before. To be closed.
     *
     * @param locale of its reader, such as {@code fr-TN}
     */
    public static BrowserContext window(Screen screen, String locale) {
        return window(screen, locale, true);
    }

    /** Whether nothing of a page lies beyond the side of a screen of that size. */
    public static boolean fits(Page page, Screen screen) {
        page.setViewportSize(screen.width, screen.height);
        // A telephone shows more where a page runs over.
        return (boolean)
                page.evaluate(
                        "width => Math.max(document.documentElement.scrollWidth, innerWidth) === width",
                        screen.width);
    }

    /** The same for whoever runs no scripts. */
    public static BrowserContext windowWithoutScripts(Screen screen, String locale) {
        return window(screen, locale, false);
    }

    private static BrowserContext window(Screen screen, String locale, boolean scripts) {
        var context =
                browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(screen.width, screen.height)
                                        .setHasTouch(screen.touch)
                                        .setIsMobile(screen.touch)
                                        .setLocale(locale)
                                        .setJavaScriptEnabled(scripts)
                                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            var environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            environment.computeIfAbsent(
                    "PLAYWRIGHT_NODEJS_PATH", _ -> program("node", "nodejs").toString());
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(chromium())
                                            .setArgs(SWITCHES));
        }
        return Objects.requireNonNull(browser);
    }

    private static Path chromium() {
        var named = System.getenv("SHABOU_CHROMIUM");
        return named == null || named.isBlank()
                ? program("chromium", "chromium-browser", "google-chrome")
                : Path.of(named);
    }

    private static Path program(String... names) {
        var folders = String.valueOf(System.getenv("PATH")).split(":");
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "install "
                                        + Stream.of(names).collect(Collectors.joining(" or "))
                                        + ": tests of pages need it"));
    }

    private static final class Axe {
        static final String SCRIPT = read();
    }

    /** The script of axe-core, which finds what keeps people from using a page. */
    static String axe() {
        return Axe.SCRIPT;
    }

    private static String read() {
        try (var script =
                Objects.requireNonNull(
                        Chromium.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
