package tn.shabou.prospector.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback that behaves as badly as a test wants. */
final class HostileServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    HostileServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> send(exchange, 404, "text/plain", new byte[0]));
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<String> requests() {
        return requests;
    }

    List<String> agents() {
        return agents;
    }

    HostileServer on(String path, HttpHandler handler) {
        server.createContext(
                path,
                exchange -> {
                    requests.add(exchange.getRequestURI().toString());
                    agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
                    handler.handle(exchange);
                });
        return this;
    }

    HostileServer answers(String path, int status, String type, String body) {
        return on(
                path,
                exchange -> send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    HostileServer page(String path, String body) {
        return answers(path, 200, "text/html; charset=utf-8", body);
    }

    HostileServer redirects(String path, String target) {
        return on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", target);
                    send(exchange, 302, "text/html", new byte[0]);
                });
    }

    /** A byte now and then, for as long as anybody listens. */
    HostileServer drips(String path) {
        return on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 0);
                    try (var out = exchange.getResponseBody()) {
                        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                            out.write(' ');
                            out.flush();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** As much as anybody takes. */
    HostileServer endless(String path, String type) {
        return on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.sendResponseHeaders(200, 0);
                    try (var out = exchange.getResponseBody()) {
                        while (closed.getCount() > 0) {
                            out.write(
                                    "<p>encore</p>\n"
                                            .repeat(1000)
                                            .getBytes(StandardCharsets.UTF_8));
                        }
                    }
                });
    }

    /** Takes the request and never says a word. */
    HostileServer hangs(String path) {
        return on(
                path,
                exchange -> {
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
