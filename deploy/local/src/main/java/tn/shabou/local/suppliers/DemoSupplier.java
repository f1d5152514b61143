package tn.shabou.local.suppliers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tn.shabou.local.process.CannotRun;

/**
 * A supplier's shop on the loopback: category and product pages, contact, legal notice, robots.txt
 * with a folder that is linked but forbidden, a sitemap, a link to nowhere and a slow page. What
 * {@code suppliers/expected-offers.csv} lists is what a reader should find there.
 */
public final class DemoSupplier implements AutoCloseable {

    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final Page MISSING = Page.html("<h1>404</h1><p>Page introuvable</p>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private DemoSupplier(Shop shop, int port, Duration slowness) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        pages = shop.pages(address().toString(), slowness);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * @param port 0 takes a free one
     * @throws CannotRun when the port is taken
     */
    public static DemoSupplier start(Shop shop, int port) {
        return start(shop, port, SLOWNESS);
    }

    /**
     * @param slowness how long the slow page takes
     */
    public static DemoSupplier start(Shop shop, int port, Duration slowness) {
        try {
            return new DemoSupplier(shop, port, slowness);
        } catch (IOException e) {
            throw new CannotRun(
                    "cannot show the demo supplier %s on port %d: %s"
                            .formatted(shop.title(), port, e.getMessage()),
                    e);
        }
    }

    /** Such as {@code http://127.0.0.1:4000}, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The paths that were asked for, in order, with their query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            requests.add(uri.toString());
            var page = pages.getOrDefault(uri.getPath(), MISSING);
            Thread.sleep(page.delay());
            var body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.contentType());
            exchange.sendResponseHeaders(pages.containsKey(uri.getPath()) ? 200 : 404, body.length);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
