package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tn.shabou.testing.ShabouServers;

class PolitenessTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AfterAll
    static void end() {
        VERTX.closeAndAwait();
    }

    @Test
    void keepsRequestsOfAllReplicasToOneHostApart() {
        var replicas = new Politeness[] {politeness(), politeness()};
        var times = Collections.synchronizedList(new ArrayList<Long>());
        var url = URI.create("https://apart.example.tn/");

        Uni.join()
                .all(
                        IntStream.range(0, 6)
                                .mapToObj(i ->
                                        replicas[i % 2]
                                                .turn(url, Duration.ZERO)
                                                .invoke(() -> times.add(System.nanoTime())))
                                .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        var sorted = times.stream().sorted().toList();
        // Six turns are five pauses of 100 ms; timers may be late, but never early by much.
        assertThat(Duration.ofNanos(sorted.getLast() - sorted.getFirst()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void oneHostDoesNotHoldUpAnother() {
        var politeness = politeness();
        var slow = URI.create("https://slow.example.tn/");
        politeness.rest(slow, Duration.ofHours(1)).await().atMost(PATIENCE);
        var waiting = politeness.turn(slow, Duration.ZERO).subscribe().asCompletionStage();

        politeness
                .turn(URI.create("https://fast.example.tn/"), Duration.ZERO)
                .await()
                .atMost(PATIENCE);

        assertThat(waiting).isNotDone();
        waiting.cancel(true);
    }

    private static Politeness politeness() {
        var config = CrawlSettings.of(Map.of("delay", "100MS"));
        return new Politeness(VERTX, ShabouServers.redis().url(), config);
    }
}
