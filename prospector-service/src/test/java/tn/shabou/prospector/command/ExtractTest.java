package tn.shabou.prospector.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractTest {

    private static final String PAGE =
            """
            <html lang="fr"><head><title>Filtre à huile</title>
            <script type="application/ld+json">{"@type": "Product", "name": "Filtre à huile", "sku": "W712", "image": "/w712.jpg",
             "offers": {"price": "24.500", "priceCurrency": "TND", "availability": "https://schema.org/InStock"}}</script></head>
            <body><h1>Filtre à huile</h1><p class="price">24,500 DT TTC</p><p>Tél : 73 225 118</p></body></html>
            """;

    @TempDir Path folder;

    @Test
    void printsAPageAsJsonWithWhereEachValueCameFrom() throws IOException {
        var page = Files.writeString(folder.resolve("page.html"), PAGE);

        var run = run(page.toString(), "--json", "--base-url", "https://shop.tn/p/1");

        var read = json(run);
        assertThat(run.code).isZero();
        assertThat(read.at("/page").asText()).isEqualTo(page.toString());
        assertThat(read.at("/url").asText()).isEqualTo("https://shop.tn/p/1");
        assertThat(read.at("/product/price/value").asText()).isEqualTo("24.500");
        assertThat(read.at("/product/price/source").asText()).isEqualTo("json-ld");
        assertThat(read.at("/product/price/raw").asText()).isEqualTo("24.500");
        assertThat(read.at("/product/price/confidence").asDouble()).isBetween(0.9, 1.0);
        assertThat(read.at("/product/currency/value").asText()).isEqualTo("TND");
        assertThat(read.at("/product/sku/value").asText()).isEqualTo("W712");
        assertThat(read.at("/product/image/value").asText()).isEqualTo("https://shop.tn/w712.jpg");
        assertThat(read.at("/product/brand").isMissingNode()).isTrue();
        assertThat(read.at("/business/phones/0/value").asText()).isEqualTo("+21673225118");
        assertThat(read.at("/business/phones/0/lineType").asText()).isEqualTo("fixed-line");
    }

    @Test
    void readsGzippedPagesAndWholeFoldersInTheOrderOfTheirNames() throws IOException {
        var inner = Files.createDirectories(folder.resolve("a/b"));
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(inner.resolve("1.html.gz")))) {
            gzip.write(PAGE.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("a/2.htm"), "<h1>Rien</h1>");
        Files.writeString(folder.resolve("a/notes.txt"), PAGE);

        var run = run("--json", folder.toString());

        assertThat(run.out.lines().map(ExtractTest::tree).map(page -> page.at("/page").asText()))
                .containsExactly(
                        folder.resolve("a/2.htm").toString(),
                        inner.resolve("1.html.gz").toString());
        assertThat(
                        run.out
                                .lines()
                                .map(ExtractTest::tree)
                                .map(page -> page.at("/product/sku/value").asText()))
                .containsExactly("", "W712");
    }

    @Test
    void takesTheAddressFromThePageWhereNobodyTellsIt() throws IOException {
        var page =
                Files.writeString(
                        folder.resolve("page.html"),
                        PAGE.replace(
                                "<head>",
                                "<head><link rel=canonical href='https://shop.tn/p/77'>"));

        assertThat(json(run(page.toString(), "--json")).at("/url").asText())
                .isEqualTo("https://shop.tn/p/77");
    }

    @Test
    void saysWhichPageCouldNotBeHadAndReadsTheOthers() throws IOException {
        var page = Files.writeString(folder.resolve("page.html"), PAGE);

        var run = run("--json", folder.resolve("gone.html").toString(), page.toString());

        assertThat(run.code).isEqualTo(1);
        assertThat(run.out.lines().map(ExtractTest::tree))
                .extracting(read -> read.at("/error").asText())
                .containsExactly("no such file", "");
    }

    @Test
    void tellsAPersonTheSameInWords() throws IOException {
        var page = Files.writeString(folder.resolve("page.html"), PAGE);

        assertThat(run(page.toString()).out)
                .contains("price         24.500", "[json-ld 0.97: 24.500]");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(run().code).isEqualTo(2);
        assertThat(run("--jsn", "x").err).contains("unknown option --jsn");
        assertThat(run("x", "--base-url").err).contains("--base-url needs a value");
        assertThat(run("x", "--base-url", "shop.tn").err).contains("http://");
        assertThat(run("--help").out).startsWith("Usage: ./shabou extract");
    }

    @Test
    void fetchesWhatRobotsAllowAndFollowsRedirects() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/robots.txt",
                e -> answer(e, 200, "text/plain", "User-agent: *\nDisallow: /private"));
        server.createContext("/p/1", e -> answer(e, 200, "text/html; charset=utf-8", PAGE));
        server.createContext("/private", e -> answer(e, 200, "text/html", PAGE));
        server.createContext(
                "/old",
                e -> {
                    e.getResponseHeaders().set("Location", "/p/1");
                    answer(e, 301, "text/html", "");
                });
        server.start();
        try {
            var site = "http://127.0.0.1:" + server.getAddress().getPort();

            var run = run("--json", site + "/old", site + "/private/1", site + "/missing");

            assertThat(run.code).isEqualTo(1);
            var pages = run.out.lines().map(ExtractTest::tree).toList();
            assertThat(pages.get(0).at("/error").asText()).isEmpty();
            assertThat(pages.get(0).at("/product/price/value").asText()).isEqualTo("24.500");
            assertThat(pages.get(0).at("/url").asText()).isEqualTo(site + "/p/1");
            assertThat(pages.get(1).at("/error").asText())
                    .isEqualTo("robots.txt does not allow it");
            assertThat(pages.get(2).at("/error").asText()).isEqualTo("status 404");
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Run(int code, String out, String err) {}

    private static Run run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                Extract.run(
                        List.of(words),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode json(Run run) {
        return tree(run.out);
    }

    private static JsonNode tree(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
