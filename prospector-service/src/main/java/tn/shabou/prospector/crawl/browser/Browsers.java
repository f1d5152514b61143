package tn.shabou.prospector.crawl.browser;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The browsers of this process; none where Chromium or Node.js is missing, or where none are
 * wanted.
 */
public final class Browsers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Browsers.class);

    private final List<Chromium> all;
    private final LinkedBlockingQueue<Chromium> free;
    private final String state;

    /**
     * @param largestPage characters of a page once rendered; a larger one is given up
     */
    public Browsers(BrowserConfig config, String userAgent, int largestPage) {
        var chromium = Program.chromium(config);
        var node = Program.node(config);
        this.state = state(config, chromium, node);
        this.all =
                config.enabled() && chromium.isPresent() && node.isPresent()
                        ? IntStream.range(0, config.browsers())
                                .mapToObj(_ ->
                                        new Chromium(
                                                config,
                                                chromium.get(),
                                                node.get(),
                                                userAgent,
                                                largestPage))
                                .toList()
                        : List.of();
        this.free = new LinkedBlockingQueue<>(all);
        LOG.infof("pages that need JavaScript: %s", state);
    }

    private static String state(
            BrowserConfig config, Optional<Path> chromium, Optional<Path> node) {
        if (!config.enabled()) {
            return "not rendered, by shabou.prospector.browser.enabled";
        }
        if (chromium.isEmpty()) {
            return "not rendered: no Chromium found, name it by SHABOU_CHROMIUM";
        }
        return node.isEmpty()
                ? "not rendered: no Node.js found, name it by PLAYWRIGHT_NODEJS_PATH"
                : "rendered by " + chromium.get();
    }

    public boolean areAvailable() {
        return !all.isEmpty();
    }

    /** Whether pages are rendered, by what, or why not. */
    public String state() {
        return state;
    }

    /**
     * Lets the scripts of a page run. Whoever calls sees to it that no more pages come at a time
     * than there are browsers. Completes on a worker thread, and never fails.
     *
     * @param document the page as the server sent it
     * @param resources what its scripts may have
     */
    public Uni<Rendering> render(URI url, String document, Resources resources) {
        return Uni.createFrom()
                .deferred(() -> {
                    var chromium = free.poll();
                    return chromium == null
                            ? Uni.createFrom()
                                    .<Rendering>item(new Rendering.Failed("no browser is free"))
                            : Uni.createFrom()
                                    .completionStage(
                                            () -> chromium.render(url, document, resources))
                                    .onTermination()
                                    .invoke(() -> free.add(chromium));
                })
                .onFailure()
                .recoverWithItem(_ -> new Rendering.Failed(Rendering.BROKEN))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public void close() {
        all.forEach(Chromium::close);
    }
}
