package tn.shabou.prospector.crawl.browser;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How pages are rendered that show nothing without their scripts. */
@ConfigMapping(prefix = "shabou.prospector.browser")
public interface BrowserConfig {

    /** Whether pages are rendered at all, where a browser is found. */
    @WithDefault("true")
    boolean enabled();

    /** Path of Chromium; without it the usual names are looked up on the PATH. */
    Optional<String> executable();

    /** Path of Node.js, by which Playwright drives it; without it looked up on the PATH. */
    Optional<String> node();

    /** Browsers at a time, each with some 300 MB and one page at a time. */
    @WithDefault("1")
    int browsers();

    /** How long a page may take altogether; then its browser is killed and replaced. */
    @WithDefault("30S")
    Duration pageTime();

    /** How long a page may go on asking for things before it is taken as it is. */
    @WithDefault("5S")
    Duration settleTime();

    /** Most requests that one page may make. */
    @WithDefault("60")
    int requestsPerPage();

    /** Most bytes that one page may fetch. */
    @WithDefault("8388608")
    int bytesPerPage();

    /** Pages after which a browser is replaced, before it grows. */
    @WithDefault("100")
    int pagesPerBrowser();

    /** A browser without work for so long is ended. */
    @WithDefault("2M")
    Duration idleTime();
}
