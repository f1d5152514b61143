package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
                                        turn(
                                                replicas[i % 2],
                                                url,
                                                () -> times.add(System.nanoTime())))
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
        var waiting = turn(politeness, slow, () -> {}).subscribe().asCompletionStage();

        turn(politeness, URI.create("https://fast.example.tn/"), () -> {}).await().atMost(PATIENCE);

        assertThat(waiting).isNotDone();
        waiting.cancel(true);
    }

    @Test
    void whoIsInLineForAHostThatWantsToRestWaitsToo() {
        var politeness = politeness();
        var tired = URI.create("https://tired.example.tn/");
        var awake = URI.create("https://awake.example.tn/");
        turn(politeness, tired, () -> {}).await().atMost(PATIENCE);
        var inLine =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                turn(politeness, tired, () -> {}).subscribe().asCompletionStage())
                        .toList();

        politeness.rest(tired, Duration.ofHours(1)).await().atMost(PATIENCE);
        // By then all who were in line would have had their turn.
        for (int i = 0; i < 9; i++) {
            turn(politeness, awake, () -> {}).await().atMost(PATIENCE);
        }

        assertThat(inLine).noneMatch(turn -> turn.isDone());
        inLine.forEach(turn -> turn.cancel(true));
    }

    @Test
    void goesOnApartWhenTheRestIsOver() {
        var politeness = politeness();
        var url = URI.create("https://rested.example.tn/");
        var times = Collections.synchronizedList(new ArrayList<Long>());
        var inLine =
                Uni.join()
                        .all(
                                IntStream.range(0, 4)
                                        .mapToObj(_ ->
                                                turn(
                                                        politeness,
                                                        url,
                                                        () -> times.add(System.nanoTime())))
                                        .toList())
                        .andFailFast()
                        .subscribe()
                        .asCompletionStage();
        await().atMost(PATIENCE).until(() -> !times.isEmpty());

        politeness.rest(url, Duration.ofMillis(500)).await().atMost(PATIENCE);

        assertThat(inLine).succeedsWithin(PATIENCE);
        var sorted = times.stream().sorted().toList();
        // Three turns are two pauses of 100 ms; timers may be late, but never early by much.
        assertThat(Duration.ofNanos(sorted.getLast() - sorted.get(1)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void asManyPagesAsAreInWorkMayAskAtATime() {
        var politeness = politeness();

        var turns =
                Uni.join()
                        .all(
                                IntStream.range(0, 256)
                                        .mapToObj(i ->
                                                turn(
                                                        politeness,
                                                        URI.create("https://s" + i + ".many.tn/"),
                                                        () -> {}))
                                        .toList())
                        .andFailFast();

        assertThat(turns.await().atMost(PATIENCE)).hasSize(256);
    }

    @Test
    void waitsForARedisThatIsAwayForAWhile() {
        var redis = URI.create(ShabouServers.redis().url());
        var refused = new AtomicInteger();
        var client = VERTX.createNetClient();
        var door =
                VERTX.createNetServer()
                        .connectHandler(caller -> {
                            if (refused.incrementAndGet() <= 2) {
                                caller.closeAndForget();
                            } else {
                                caller.pause();
                                client.connect(redis.getPort(), redis.getHost())
                                        .subscribe()
                                        .with(server -> {
                                            server.pipeTo(caller)
                                                    .subscribe()
                                                    .with(_ -> {}, _ -> {});
                                            caller.pipeTo(server)
                                                    .subscribe()
                                                    .with(_ -> {}, _ -> {});
                                        });
                            }
                        })
                        .listenAndAwait(0, "127.0.0.1");
        var politeness =
                new Politeness(
                        VERTX,
                        "redis://" + redis.getRawUserInfo() + "@127.0.0.1:" + door.actualPort(),
                        CrawlSettings.of(Map.of()),
                        Clock.systemUTC());

        turn(politeness, URI.create("https://away.example.tn/"), () -> {}).await().atMost(PATIENCE);

        assertThat(refused).hasValueGreaterThan(2);
        politeness.close();
    }

    @Test
    void givesASlowHostTheTimeThatItTakes() {
        var politeness = politeness();
        var url = URI.create("https://tardy.example.tn/");
        var slow = new AtomicReference<Instant>(Instant.EPOCH);
        var clock = politeness(slow::get);

        // It took three seconds by the clock of whoever asked.
        turn(clock, url, () -> slow.set(Instant.EPOCH.plusSeconds(3))).await().atMost(PATIENCE);
        var next = turn(politeness, url, () -> {}).subscribe().asCompletionStage();
        for (int i = 0; i < 3; i++) {
            turn(politeness, URI.create("https://quick.example.tn/"), () -> {})
                    .await()
                    .atMost(PATIENCE);
        }

        assertThat(next).isNotDone();
        next.cancel(true);
    }

    @Test
    void whoDiesInTheMiddleHoldsUpNobodyForLong() {
        var url = URI.create("https://orphaned.example.tn/");
        var mortal = politeness();
        await().atMost(PATIENCE).untilTrue(begin(mortal, url));

        mortal.close();

        assertThat(turn(politeness(), url, () -> {}).subscribe().asCompletionStage())
                .succeedsWithin(PATIENCE);
    }

    @Test
    void whoLivesKeepsItsTurnAsLongAsItAsks() {
        var url = URI.create("https://lasting.example.tn/");
        var politeness = politeness();
        await().atMost(PATIENCE).untilTrue(begin(politeness, url));

        var next = turn(politeness(), url, () -> {}).subscribe().asCompletionStage();
        // By then a turn that nobody renews would have passed on, three times over.
        for (int i = 0; i < 9; i++) {
            turn(politeness, URI.create("https://busy.example.tn/"), () -> {})
                    .await()
                    .atMost(PATIENCE);
        }

        assertThat(next).isNotDone();
        next.cancel(true);
    }

    /** Begins something that never ends. */
    private static AtomicBoolean begin(Politeness politeness, URI url) {
        var begun = new AtomicBoolean();
        politeness
                .inTurn(
                        url,
                        Duration.ZERO,
                        () -> {
                            begun.set(true);
                            return Uni.createFrom().nothing();
                        },
                        _ -> true)
                .subscribe()
                .with(_ -> {});
        return begun;
    }

    private static Uni<Boolean> turn(Politeness politeness, URI url, Runnable work) {
        return politeness.inTurn(
                url,
                Duration.ZERO,
                () ->
                        Uni.createFrom()
                                .item(() -> {
                                    work.run();
                                    return true;
                                }),
                sound -> sound);
    }

    private static Politeness politeness() {
        return politeness(InstantSource.system());
    }

    private static Politeness politeness(InstantSource time) {
        var config = CrawlSettings.of(Map.of("delay", "100MS", "turn", "300MS"));
        return new Politeness(
                VERTX, ShabouServers.redis().url(), config, time.withZone(ZoneOffset.UTC));
    }
}
