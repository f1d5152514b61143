package tn.shabou.redisstreams;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

        try (var worker = Worker.start(redis, "work", Map.of(), Worker::done)) {
            await().until(() -> worker.seen.size() >= 200);
            redis.kill();
            int before = worker.seen.size();
            await().until(() -> !worker.channel.isConnected());
            redis.start();

            await().atMost(30, SECONDS)
                    .until(() -> distinct(worker) == 1000 && redis.pending("work", "workers") == 0);
            assertThat(before).isLessThan(1000);
            assertThat(worker.channel.isConnected()).isTrue();
        }
    }

    @Test
    void acknowledgesOnceRedisIsBack() {
        redis.add("work", "1");
        var worker =
                Worker.start(
                        redis,
                        "work",
                        Map.of(),
                        entry -> {
                            redis.kill();
                            return Worker.done(entry);
                        });
        await().until(() -> worker.seen.size() == 1 && !worker.channel.isConnected());

        redis.start();

        await().atMost(30, SECONDS).until(() -> redis.pending("work", "workers") == 0);
        assertThat(worker.attempts()).containsExactly(1);
        worker.close();
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

        try (var worker = Worker.start(redis, "work", Map.of(), Worker::done)) {
            await().until(() -> worker.seen.size() >= 50);
            redis.suspend();
            await().atMost(10, SECONDS).until(() -> !worker.channel.isConnected());
            redis.resume();

            await().atMost(30, SECONDS)
                    .until(() -> distinct(worker) == 500 && redis.pending("work", "workers") == 0);
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

    private static int distinct(Worker worker) {
        return worker.seen.stream()
                .map(StreamEntry::id)
                .collect(Collectors.toCollection(HashSet::new))
                .size();
    }
}
