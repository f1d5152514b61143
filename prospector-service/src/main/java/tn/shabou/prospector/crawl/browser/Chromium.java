package tn.shabou.prospector.crawl.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One browser, started when it is needed. Playwright is not made for several threads, so that each
 * has its own; another watches that no page holds it up, and kills it if one does.
 */
final class Chromium implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Chromium.class);

    /**
     * The name of every host is unknown to it, and what needs no name finds nobody at the proxy.
     */
    private static final List<String> ARGUMENTS =
            List.of(
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                    "--js-flags=--max-old-space-size=256",
                    "--block-new-web-contents",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--no-pings",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage");

    /** The port "discard", at which nobody listens. */
    private static final String NOWHERE = "http://127.0.0.1:9";

    /** Held while a driver starts, so that each knows its own among our children. */
    private static final Object STARTING = new Object();

    private final BrowserConfig config;
    private final Path executable;
    private final Path node;
    private final String userAgent;
    private final int largestPage;
    private final ScheduledExecutorService thread = daemon("browser");
    private final ScheduledExecutorService watch = daemon("browser-watch");

    private volatile @Nullable ProcessHandle driver;
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private @Nullable ScheduledFuture<?> idle;
    private int pages;

    Chromium(BrowserConfig config, Path executable, Path node, String userAgent, int largestPage) {
        this.config = config;
        this.executable = executable;
        this.node = node;
        this.userAgent = userAgent;
        this.largestPage = largestPage;
    }

    /** Never fails: what goes wrong is an answer. */
    CompletionStage<Rendering> render(URI url, String document, Resources resources) {
        return CompletableFuture.supplyAsync(() -> rendered(url, document, resources), thread);
    }

    private Rendering rendered(URI url, String document, Resources resources) {
        if (idle != null) {
            idle.cancel(false);
        }
        var deadline =
                watch.schedule(this::kill, config.pageTime().toMillis(), TimeUnit.MILLISECONDS);
        try (var context = context()) {
            return new ScriptedPage(config, largestPage, url, document, resources).run(context);
        } catch (RuntimeException e) {
            // Playwright's own, and those of a driver that does not start.
            LOG.debugf(e, "%s could not be rendered", url);
            boolean late = deadline.isDone();
            end();
            return new Rendering.Failed(late ? "took too long to render" : Rendering.BROKEN);
        } finally {
            deadline.cancel(false);
            if (++pages >= config.pagesPerBrowser()) {
                end();
            }
            idle = thread.schedule(this::end, config.idleTime().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private BrowserContext context() {
        var running = browser;
        if (running == null || !running.isConnected()) {
            end();
            running = start();
            browser = running;
        }
        return running.newContext(
                new Browser.NewContextOptions()
                        .setUserAgent(userAgent)
                        .setLocale("fr-FR")
                        .setTimezoneId("Africa/Tunis")
                        .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                        .setAcceptDownloads(false));
    }

    private Browser start() {
        var environment = new HashMap<String, String>();
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString());
        Playwright started;
        synchronized (STARTING) {
            var before = ProcessHandle.current().children().toList();
            started = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            driver =
                    ProcessHandle.current()
                            .children()
                            .filter(child -> !before.contains(child))
                            .findFirst()
                            .orElse(null);
        }
        playwright = started;
        pages = 0;
        return started.chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setChromiumSandbox(!isRoot())
                                .setProxy(
                                        new com.microsoft.playwright.options.Proxy(NOWHERE)
                                                .setBypass("<-loopback>"))
                                .setArgs(ARGUMENTS)
                                .setTimeout(config.pageTime().toMillis()));
    }

    /** For whom Chromium's sandbox does not work; a container of its own takes its place. */
    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** From any thread: whoever waits for the browser is told that it is gone. */
    private void kill() {
        Optional.ofNullable(driver)
                .ifPresent(process ->
                        Stream.concat(process.descendants().toList().stream(), Stream.of(process))
                                .forEach(ProcessHandle::destroyForcibly));
    }

    private void end() {
        try {
            if (playwright != null) {
                playwright.close();
            }
        } catch (PlaywrightException e) {
            LOG.debug("the browser was gone already", e);
        } finally {
            kill();
            playwright = null;
            browser = null;
            driver = null;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        kill();
        thread.shutdownNow();
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
