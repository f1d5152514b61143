package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server on the loopback. */
class LoadTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration STALL = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() {
        server =
                vertx.createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        int number = asked.incrementAndGet();
        var response = request.response();
        switch (request.path()) {
            case "/fails" ->
                    response.setStatusCode(500).putHeader("Content-Type", "application/json");
            case "/page" -> response.putHeader("Content-Type", "text/html");
            case "/stalls" -> {
                if (number == 20) {
                    var end = System.nanoTime() + STALL.toNanos();
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                    }
                }
                response.putHeader("Content-Type", "application/json");
            }
            default -> response.putHeader("Content-Type", "application/json;charset=UTF-8");
        }
        response.end("{}");
    }

    @Test
    void countsWhatIsAnswered() {
        var outcome = closed("/json");

        assertThat(outcome.answered()).isPositive();
        assertThat(outcome.errors()).isZero();
        assertThat(outcome.requests()).isEqualTo(asked.get());
        assertThat(outcome.percentile(95)).isPositive();
    }

    @Test
    void countsRefusalsAndWhatIsNoJsonAsErrors() {
        for (var path : List.of("/fails", "/page")) {
            var outcome = closed(path);

            assertThat(outcome.requests()).isPositive();
            assertThat(outcome.errors()).as(path).isEqualTo(outcome.requests());
        }
    }

    @Test
    void sendsAtTheRateThatIsAskedFor() {
        var outcome = open("/json", 200);

        assertThat(outcome.requests()).isBetween(400L, 410L);
        assertThat(outcome.errors()).isLessThan(20);
    }

    @Test
    void countsTheWaitingOfAllThatWasDueWhileTheServerStoodStill() {
        var outcome = open("/stalls", 200);

        // Half of the two seconds' requests were due during the stall, and those in its first half
        // waited longest.
        assertThat(outcome.percentile(90)).isGreaterThan(STALL.toMillis() / 2.0);
    }

    @Test
    void asksSeveralServersByTurns() {
        var other = new AtomicInteger();
        var second =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            other.incrementAndGet();
                            answer(request);
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        var traffic = traffic("/json");

        new Load(List.of(server.actualPort(), second.actualPort()), "identity")
                .closed(traffic, 5, TWO_SECONDS);

        assertThat(traffic.outcome(Kind.LIST, TWO_SECONDS).errors()).isZero();
        // Both count in answer(), so what the second was asked is half of all.
        assertThat(other.get()).isBetween(asked.get() / 2 - 10, asked.get() / 2 + 10);
    }

    @Test
    void letsPeopleThink() {
        var traffic = traffic("/json");

        load().users(traffic, 20, Duration.ofMillis(400), TWO_SECONDS);

        // Without thought there would be thousands.
        assertThat(traffic.outcome(Kind.LIST, TWO_SECONDS).requests()).isBetween(20L, 400L);
    }

    private Outcome closed(String path) {
        var traffic = traffic(path);
        load().closed(traffic, 5, TWO_SECONDS);
        return traffic.outcome(Kind.LIST, TWO_SECONDS);
    }

    private Outcome open(String path, double rate) {
        var traffic = traffic(path);
        load().open(traffic, rate, TWO_SECONDS);
        return traffic.outcome(Kind.LIST, TWO_SECONDS);
    }

    private Load load() {
        return new Load(List.of(server.actualPort()), "identity");
    }

    private static Traffic traffic(String path) {
        return new Traffic(List.of(new Route(Kind.LIST, List.of(path))), 0);
    }
}
