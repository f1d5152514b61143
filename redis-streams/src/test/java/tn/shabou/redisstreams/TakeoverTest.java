package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TakeoverTest {

    /** So long that what is seen within a test was handed over, not claimed for being silent. */
    private static final Map<String, String> PATIENT = Map.of("claim-min-idle", "600000");

    @RegisterExtension static final RedisProcess redis = new RedisProcess();

    @Test
    void takesOverExactlyWhatADeadConsumerHeld() {
        redis.addMany("orphans", 20);
        var dead =
                Worker.startEager(
                        redis,
                        "orphans",
                        Map.of("max-in-flight", "10", "batch-size", "10"),
                        entry -> number(entry) <= 5 ? Worker.done(entry) : Worker.never(entry));
        await().until(() -> dead.seen.size() == 15 && redis.pending("orphans", "workers") == 10);
        dead.crash();

        try (var heir = Worker.start(redis, "orphans", Map.of(), Worker::done)) {
            await().until(() -> heir.seen.size() == 15 && redis.pending("orphans", "workers") == 0);

            assertThat(heir.seen)
                    .extracting(TakeoverTest::number)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(6, 20).boxed().toList());
            assertThat(heir.seen)
                    .allSatisfy(entry ->
                            assertThat(entry.attempt()).isEqualTo(number(entry) <= 15 ? 2 : 1));
        }
    }

    @Test
    void keepsWhatItWorksOnForLongerThanOthersWait() {
        redis.add("long", "1");
        var impatient = Map.of("claim-min-idle", "800", "claim-interval", "50");

        try (var worker = Worker.start(redis, "long", impatient, TakeoverTest::takeLong)) {
            await().until(() -> worker.seen.size() == 1);
            try (var rival = Worker.start(redis, "long", impatient, TakeoverTest::takeLong)) {
                await().until(() -> redis.pending("long", "workers") == 0);

                assertThat(rival.seen).isEmpty();
                assertThat(worker.attempts()).containsExactly(1);
            }
        }
    }

    @Test
    void keepsWhatWaitsForItsNextAttemptForLongerThanOthersWait() {
        redis.add("resting", "1");
        var impatient =
                Map.of(
                        "claim-min-idle", "800",
                        "claim-interval", "50",
                        "backoff-initial", "600000",
                        "backoff-max", "600000");

        try (var worker = Worker.start(redis, "resting", impatient, Worker::fail);
                var rival = Worker.start(redis, "resting", impatient, Worker::fail)) {
            await().until(() -> worker.seen.size() + rival.seen.size() == 1);
            await().pollDelay(Duration.ofMillis(2000))
                    .until(() -> redis.pending("resting", "workers") == 1);

            assertThat(worker.seen.size() + rival.seen.size()).isEqualTo(1);
        }
    }

    @Test
    void makesRoomWhenAnotherTookOverWhatItHeld() {
        redis.addMany("stolen", 2);
        var narrow = Map.of("max-in-flight", "1", "shutdown-grace", "1");

        try (var worker = Worker.startEager(redis, "stolen", narrow, Worker::never)) {
            await().until(() -> worker.seen.size() == 1);

            redis.cli("XCLAIM", "stolen", "workers", "thief", "0", worker.seen.getFirst().id());

            await().until(() -> worker.seen.size() == 2);
            assertThat(worker.attempts()).containsExactly(1, 1);
        }
    }

    @Test
    void handsBackInGoodOrderWhatItDidNotFinish() {
        redis.addMany("handed", 6);
        var leaving =
                Worker.start(
                        redis,
                        "handed",
                        Map.of("claim-min-idle", "600000", "shutdown-grace", "50"),
                        Worker::never);
        await().until(() -> redis.pending("handed", "workers") == 6);

        leaving.close();

        try (var next = Worker.start(redis, "handed", PATIENT, Worker::done)) {
            await().until(() -> next.seen.size() == 6 && redis.pending("handed", "workers") == 0);

            assertThat(next.attempts()).containsOnly(1);
        }
    }

    @Test
    void countsAFailedAttemptAlsoWhenItHandsBack() {
        redis.add("failed", "1");
        var leaving =
                Worker.start(
                        redis,
                        "failed",
                        Map.of(
                                "claim-min-idle", "600000",
                                "backoff-initial", "600000",
                                "backoff-max", "600000"),
                        Worker::fail);
        await().until(() -> leaving.seen.size() == 1);

        leaving.close();

        try (var next = Worker.start(redis, "failed", PATIENT, Worker::done)) {
            await().until(() -> next.seen.size() == 1);

            assertThat(next.attempts()).containsExactly(2);
        }
    }

    @Test
    void finishesWhatItWorksOnBeforeItGoes() {
        redis.add("last", "1");
        var work = new CompletableFuture<Void>();
        var leaving =
                Worker.start(redis, "last", PATIENT, _ -> Uni.createFrom().completionStage(work));
        await().until(() -> leaving.seen.size() == 1);

        var closed = leaving.channel.close().subscribeAsCompletionStage();
        redis.add("last", "2");
        assertThat(closed).isNotDone();
        work.complete(null);

        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
        assertThat(leaving.attempts()).containsExactly(1);
        assertThat(redis.pending("last", "workers")).isZero();
        assertThat(redis.consumers("last", "workers")).isZero();
        leaving.close();
    }

    @Test
    void sharesTheWorkAmongManyWithoutDoingAnythingTwice() {
        redis.addMany("shared", 500);

        try (var one = Worker.start(redis, "shared", PATIENT, Worker::done);
                var two = Worker.start(redis, "shared", PATIENT, Worker::done);
                var three = Worker.start(redis, "shared", PATIENT, Worker::done)) {
            var all = List.of(one, two, three);
            await().until(() ->
                    all.stream().mapToInt(worker -> worker.seen.size()).sum() >= 500
                            && redis.pending("shared", "workers") == 0);

            var ids = all.stream().flatMap(w -> w.seen.stream()).map(StreamEntry::id).toList();
            assertThat(ids).hasSize(500);
            assertThat(new HashSet<>(ids)).hasSize(500);
        }
    }

    private static int number(StreamEntry entry) {
        return Integer.parseInt(entry.fields().get("payload"));
    }

    private static Uni<Void> takeLong(StreamEntry entry) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(2500));
    }
}
