package tn.shabou.prospector;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A shop that sells one thing, at a price that a test can change. */
final class OneProductShop implements AutoCloseable {

    private final HttpServer server;
    private volatile String price;

    OneProductShop(String price) {
        this.price = price;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    boolean found = exchange.getRequestURI().getPath().equals("/");
                    var body = page().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(found ? 200 : 404, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void ask(String newPrice) {
        price = newPrice;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String page() {
        return """
        <title>Plaquettes</title><h1>Plaquettes de frein avant</h1><p>Marque : Bosch</p>
        <p>Référence fabricant : 0 986 494 105</p><p class="price">%s</p><button>Ajouter au panier</button>
        <p>Tél : 71 234 567</p>\
        """
                .formatted(price);
    }
}
