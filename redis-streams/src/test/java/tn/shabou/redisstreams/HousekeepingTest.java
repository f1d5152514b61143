package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HousekeepingTest {

    @RegisterExtension static final RedisProcess redis = new RedisProcess();

    private static final Vertx vertx = Vertx.vertx();
    private static ResilientConnection connection;
    private static StreamCommands streams;

    @BeforeAll
    static void connect() {
        connection = new ResilientConnection(vertx, redis.url(), "tests", Duration.ofSeconds(10));
        streams = new StreamCommands(connection);
    }

    @AfterAll
    static void disconnect() {
        connection.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void removesWhatEveryGroupHasAcknowledgedAndNothingElse() {
        for (int second = 1; second <= 10; second++) {
            redis.cli("XADD", "trim", second + "-0", "payload", "{}");
        }
        redis.cli("XGROUP", "CREATE", "trim", "quick", "0");
        redis.cli("XGROUP", "CREATE", "trim", "slow", "0");
        read("quick", 10);
        redis.cli("XACK", "trim", "quick", "1-0", "2-0", "3-0", "4-0", "5-0", "6-0", "8-0");

        assertThat(trimmed("trim")).isZero();

        read("slow", 5);
        redis.cli("XACK", "trim", "slow", "1-0", "2-0", "4-0", "5-0");
        assertThat(trimmed("trim")).isEqualTo(2);
        assertThat(firstId("trim")).isEqualTo("3-0");

        redis.cli("XACK", "trim", "slow", "3-0");
        assertThat(trimmed("trim")).isEqualTo(3);
        assertThat(firstId("trim")).isEqualTo("6-0");

        read("slow", 5);
        redis.cli("XACK", "trim", "slow", "6-0", "7-0", "8-0", "9-0", "10-0");
        assertThat(trimmed("trim")).isEqualTo(1);
        assertThat(firstId("trim")).isEqualTo("7-0");

        redis.cli("XACK", "trim", "quick", "7-0", "9-0", "10-0");
        assertThat(trimmed("trim")).isEqualTo(4);
        assertThat(redis.length("trim")).isZero();
    }

    @Test
    void leavesStreamsAloneThatNobodyReads() {
        redis.addMany("unread", 3);

        assertThat(trimmed("unread")).isZero();
        assertThat(trimmed("absent")).isZero();
        assertThat(redis.length("unread")).isEqualTo(3);
    }

    @Test
    void comparesIdsAsNumbers() {
        redis.cli("XADD", "ids", "9-9", "payload", "{}");
        redis.cli("XADD", "ids", "9-10", "payload", "{}");
        redis.cli("XADD", "ids", "10-0", "payload", "{}");
        redis.cli("XGROUP", "CREATE", "ids", "all", "10-0");
        redis.cli("XGROUP", "CREATE", "ids", "some", "9-9");

        assertThat(trimmed("ids")).isEqualTo(1);
        assertThat(firstId("ids")).isEqualTo("9-10");
    }

    @Test
    void tidiesWhileWorkersWork() {
        redis.addMany("tidy", 100);
        var janitor = new StreamJanitor();
        janitor.watch(new WatchedGroup(streams, "tidy", Worker.GROUP, "tidy.dead"));
        janitor.watch(new WatchedGroup(streams, "tidy-absent", Worker.GROUP, "tidy-absent.dead"));

        try (var worker =
                Worker.startEager(
                        redis,
                        "tidy",
                        Map.of("shutdown-grace", "1"),
                        entry ->
                                entry.fields().get("payload").equals("41")
                                        ? Worker.never(entry)
                                        : Worker.done(entry))) {
            await().until(() -> worker.seen.size() == 100 && redis.pending("tidy", "workers") == 1);
            answer(janitor.tidy());

            assertThat(redis.length("tidy")).isEqualTo(60);
            assertThat(redis.firstEntry("tidy")).containsEntry("payload", "41");
            assertThat(redis.consumers("tidy", "workers")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"unlucky, unlucky.dead", "hapless, graveyard"})
    void keepsDeadLettersThatWereReadUntilTheyAreReplayed(String stream, String letters) {
        var janitor = new StreamJanitor();
        janitor.watch(new WatchedGroup(streams, stream, Worker.GROUP, letters));
        janitor.watch(new WatchedGroup(streams, letters, Worker.GROUP, "none.dead"));
        redis.add(stream, "1");
        var limits = Map.of("max-attempts", "1", "dead-letter-stream", letters);
        try (var failing = Worker.start(redis, stream, limits, Worker::fail);
                var burying = Worker.start(redis, letters, Map.of(), Worker::done)) {
            await().until(() ->
                    burying.counted("redis.stream.acknowledged") == 1
                            && redis.pending(stream, Worker.GROUP) == 0);
            assertThat(failing.seen).hasSize(1);
        }

        answer(janitor.tidy());

        assertThat(redis.length(stream)).isZero();
        assertThat(redis.length(letters)).isEqualTo(1);
        assertThat(answer(streams.replay(letters, stream, firstId(letters)))).isPresent();
        assertThat(redis.length(stream)).isEqualTo(1);
    }

    @Test
    void retiresConsumersThatHoldNothing() {
        redis.addMany("retire", 1);
        redis.cli("XGROUP", "CREATE", "retire", "workers", "0");
        redis.cli("XGROUP", "CREATECONSUMER", "retire", "workers", "gone");
        redis.cli("XREADGROUP", "GROUP", "workers", "holding", "STREAMS", "retire", ">");

        assertThat(answer(streams.retire("retire", "workers", Duration.ofHours(1)))).isZero();
        assertThat(answer(streams.retire("retire", "workers", Duration.ZERO))).isEqualTo(1);
        assertThat(redis.consumers("retire", "workers")).isEqualTo(1);
        assertThat(redis.pending("retire", "workers")).isEqualTo(1);
    }

    @Test
    void showsDepthPendingAgeAndDeadLetters() {
        var registry = new SimpleMeterRegistry();
        redis.cli("XGROUP", "CREATE", "metered", "workers", "0", "MKSTREAM");
        redis.cli("XADD", "metered", "100000-0", "payload", "1");
        redis.cli("XADD", "metered", "200000-0", "payload", "2");
        redis.cli("XADD", "metered", "300000-0", "payload", "3");
        redis.cli("XREADGROUP", "GROUP", "workers", "one", "COUNT", "2", "STREAMS", "metered", ">");
        redis.cli("XACK", "metered", "workers", "100000-0");
        redis.add("metered.dead", "4");
        var metrics =
                new StreamMetrics(
                        registry, Clock.fixed(Instant.ofEpochMilli(260_000), ZoneOffset.UTC));
        metrics.watch(new WatchedGroup(streams, "metered", "workers", "metered.dead"));

        assertThat(gauge(registry, "redis.stream.depth")).isNaN();
        answer(metrics.refresh());

        assertThat(gauge(registry, "redis.stream.depth")).isEqualTo(2);
        assertThat(gauge(registry, "redis.stream.pending")).isEqualTo(1);
        assertThat(gauge(registry, "redis.stream.oldest.pending")).isEqualTo(60);
        assertThat(gauge(registry, "redis.stream.dead.letters")).isEqualTo(1);

        redis.cli("DEL", "metered");
        answer(metrics.refresh());

        assertThat(gauge(registry, "redis.stream.depth")).isNaN();
    }

    @Test
    void saysSoWhenRedisCannotTellTheDepth() {
        var registry = new SimpleMeterRegistry();
        redis.addMany("holes", 5);
        redis.cli("XGROUP", "CREATE", "holes", "workers", "0");
        var second = redis.cli("XRANGE", "holes", "-", "+").get(1).get(0).toString();
        redis.cli("XGROUP", "SETID", "holes", "workers", second);
        var metrics = new StreamMetrics(registry, Clock.systemUTC());
        metrics.watch(new WatchedGroup(streams, "holes", "workers", "holes.dead"));

        answer(metrics.refresh());

        assertThat(gauge(registry, "redis.stream.depth")).isNaN();
        assertThat(gauge(registry, "redis.stream.pending")).isZero();
    }

    private static double gauge(MeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }

    private static void read(String group, int count) {
        redis.cli(
                "XREADGROUP",
                "GROUP",
                group,
                "one",
                "COUNT",
                Integer.toString(count),
                "STREAMS",
                "trim",
                ">");
    }

    private static long trimmed(String stream) {
        return answer(streams.trim(stream));
    }

    private static String firstId(String stream) {
        return redis.cli("XRANGE", stream, "-", "+", "COUNT", "1").get(0).get(0).toString();
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
