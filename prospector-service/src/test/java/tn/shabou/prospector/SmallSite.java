package tn.shabou.prospector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A site on loopback with the pages that a test gives it; pages have an ETag, and may be packed.
 */
final class SmallSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private record Page(int status, String type, String body) {}

    SmallSite() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    SmallSite page(String path, String html) {
        return file(path, "text/html; charset=utf-8", html);
    }

    SmallSite file(String path, String type, String body) {
        pages.put(path, new Page(200, type, body));
        return this;
    }

    SmallSite fails(String path) {
        pages.put(path, new Page(500, "text/html", ""));
        return this;
    }

    /** With the status of the answer: {@code 200 /p/1}. */
    List<String> requests() {
        return requests;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    long source() {
        return SupplierRuns.source("SUPPLIER_SITE", "Petit site", URI.create(address()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var page = pages.getOrDefault(path, new Page(404, "text/plain", ""));
            var tag = '"' + Integer.toHexString(page.hashCode()) + '"';
            boolean same =
                    page.status() == 200
                            && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            int status = same ? 304 : page.status();
            requests.add(status + " " + path);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            exchange.getResponseHeaders().set("ETag", tag);
            var body = same ? new byte[0] : page.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
