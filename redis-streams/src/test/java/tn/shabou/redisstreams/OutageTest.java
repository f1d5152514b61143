package tn.shabou.redisstreams;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final RedisProcess redis = new RedisProcess();

    @BeforeEach
    void begin() {
        redis.begin();
    }

    @AfterEach
    void end() {
        redis.end();
    }

    @Test
    void losesNothingWhenRedisIsKilledInTheMidst() {
        redis.addMany("work", 1000);

        try (var worker =
                Worker.start(redis, "work", Map.of(), entry -> at("300", entry, redis::kill))) {
            await().until(worker::isCutOff);
            assertThat(distinct(worker)).isEqualTo(300);
            redis.start();

            await().atMost(30, SECONDS)
                    .until(() -> distinct(worker) == 1000 && redis.pending("work", "workers") == 0);
            assertThat(worker.channel.isConnected()).isTrue();
        }
    }

    @Test
    void acknowledgesOnceRedisIsBackHoweverLongThatTakes() {
        redis.add("work", "1");
        var impatient = Map.of("command-timeout", "100");

        try (var worker =
                Worker.start(redis, "work", impatient, entry -> at("1", entry, redis::kill))) {
            await().until(worker::isCutOff);
            await().pollDelay(Duration.ofMillis(500)).until(worker::isCutOff);
            redis.start();

            await().atMost(30, SECONDS).until(() -> redis.pending("work", "workers") == 0);
            assertThat(worker.attempts()).containsExactly(1);
        }
    }

    @Test
    void goesOnWithARedisThatForgotEverything() {
        redis.add("work", "before");

        try (var worker = Worker.start(redis, "work", Map.of(), Worker::done)) {
            await().until(() -> worker.seen.size() == 1);
            redis.kill();
            redis.lose();
            redis.start();
            redis.add("work", "after");

            await().atMost(30, SECONDS)
                    .until(() -> worker.seen.size() == 2 && redis.pending("work", "workers") == 0);
        }
    }

    @Test
    void goesOnAfterAFlush() {
        redis.add("work", "before");

        try (var worker = Worker.start(redis, "work", Map.of(), Worker::done)) {
            await().until(() -> worker.seen.size() == 1);
            redis.cli("FLUSHALL");
            redis.add("work", "after");

            await().atMost(30, SECONDS)
                    .until(() -> worker.seen.size() == 2 && redis.pending("work", "workers") == 0);
        }
    }

    @Test
    void isNotHungByARedisThatHangs() {
        redis.addMany("work", 500);

        try (var worker =
                        Worker.start(
                                redis,
                                "work",
                                Map.of(),
                                entry -> at("100", entry, redis::suspend));
                var idle = Worker.start(redis, "idle", Map.of(), Worker::done)) {
            await().until(() -> !worker.channel.isConnected() && !idle.channel.isConnected());
            redis.resume();
            redis.add("idle", "1");

            await().atMost(30, SECONDS)
                    .until(() ->
                            distinct(worker) == 500
                                    && idle.seen.size() == 1
                                    && redis.pending("work", "workers") == 0);
        }
    }

    @Test
    void closesInTimeThoughRedisIsAway() {
        redis.add("work", "1");
        var worker = Worker.start(redis, "work", Map.of("shutdown-grace", "100"), Worker::never);
        await().until(() -> worker.seen.size() == 1);
        redis.kill();

        assertThat(worker.channel.close().subscribeAsCompletionStage())
                .succeedsWithin(Duration.ofSeconds(20));
        worker.close();
    }

    @Test
    void waitsForARedisThatIsNotThereYet() {
        redis.kill();

        try (var worker = Worker.start(redis, "work", Map.of(), Worker::done)) {
            assertThat(worker.channel.isConnected()).isFalse();
            redis.start();
            redis.add("work", "1");

            await().atMost(30, SECONDS).until(() -> worker.seen.size() == 1);
        }
    }

    /** The work itself is done, but on the entry with that payload something happens to Redis. */
    private static Uni<Void> at(String payload, StreamEntry entry, Runnable event) {
        if (entry.attempt() == 1 && payload.equals(entry.fields().get("payload"))) {
            event.run();
        }
        return Worker.done(entry);
    }

    private static int distinct(Worker worker) {
        return worker.seen.stream()
                .map(StreamEntry::id)
                .collect(Collectors.toCollection(HashSet::new))
                .size();
    }
}
