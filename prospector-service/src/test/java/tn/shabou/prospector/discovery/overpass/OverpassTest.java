package tn.shabou.prospector.discovery.overpass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.prospector.WithServers;

/** Against a server that answers as overpass-api.de does. */
@WithServers
class OverpassTest {

    @Inject Pool database;
    @Inject Vertx vertx;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile int busy;
    private volatile boolean holding;
    private HttpServer server = server();

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void looksForASlotAndSaysWhoWeAreAndWhatItMayCost() {
        var answer = overpass().ask("node(1);out;").await().indefinitely();

        assertThat(answer.toString()).isEqualTo("{\"elements\":[]}");
        assertThat(requests)
                .containsExactly(
                        "Shabou/1 (test@shabou.tn) GET /api/status ",
                        "Shabou/1 (test@shabou.tn) POST /api/interpreter data=[out:json][timeout:5][maxsize:1000];node(1);out;");
    }

    @Test
    void restsAndAsksAgainWhenTheServerIsBusy() {
        busy = 2;

        overpass().ask("node(1);out;").await().indefinitely();

        assertThat(requests).filteredOn(request -> request.contains("interpreter")).hasSize(3);
    }

    @Test
    void givesUpWhenTheServerStaysBusy() {
        busy = 100;

        assertThatThrownBy(() -> overpass().ask("node(1);out;").await().indefinitely())
                .isInstanceOf(OverpassRefusal.class)
                .hasMessageContaining("429");
    }

    @Test
    void asksOneQuestionAtATimeHoweverManyOfUsThereAre() {
        holding = true;
        var first = overpass().ask("node(1);out;").subscribeAsCompletionStage();
        await().until(() -> requests.size() == 2);

        assertThatThrownBy(() -> overpass().ask("node(2);out;").await().indefinitely())
                .hasMessageContaining("under way");
        release.countDown();

        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
        assertThat(requests).noneMatch(request -> request.contains("node(2)"));
    }

    private Overpass overpass() {
        return new Overpass(database, config(), vertx);
    }

    private HttpServer server() {
        try {
            var made =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
            made.createContext("/", this::answer);
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange http) throws IOException {
        var body =
                URLDecoder.decode(
                        new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8);
        requests.add(
                "%s %s %s %s"
                        .formatted(
                                http.getRequestHeaders().getFirst("User-Agent"),
                                http.getRequestMethod(),
                                http.getRequestURI(),
                                body));
        if (http.getRequestURI().getPath().endsWith("status")) {
            send(http, 200, "Connected as: 1\nRate limit: 2\n2 slots available now.\n");
        } else if (busy-- > 0) {
            send(http, 429, "");
        } else {
            hold();
            send(http, 200, "{\"elements\":[]}");
        }
    }

    private void hold() {
        try {
            if (holding) {
                release.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange http, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = http.getResponseBody()) {
            out.write(bytes);
        }
    }

    private OverpassConfig config() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
        return new OverpassConfig() {
            @Override
            public URI url() {
                return url;
            }

            @Override
            public String userAgent() {
                return "Shabou/1 (test@shabou.tn)";
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }

            @Override
            public int largest() {
                return 1_000;
            }

            @Override
            public int attempts() {
                return 3;
            }

            @Override
            public Duration pause() {
                return Duration.ofMillis(10);
            }

            @Override
            public Duration goodFor() {
                return Duration.ofDays(7);
            }
        };
    }
}
