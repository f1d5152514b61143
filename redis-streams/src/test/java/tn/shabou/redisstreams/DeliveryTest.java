package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

    @RegisterExtension static final RedisProcess redis = new RedisProcess();

    @Test
    void deliversWhatWasWrittenBeforeTheGroupExisted() {
        var id =
                redis.cli(
                                "XADD",
                                "early",
                                "*",
                                "payload",
                                "{}",
                                "schema",
                                "order.v1",
                                "traceparent",
                                "00-a-b-01",
                                "extra",
                                "é")
                        .toString();

        try (var worker = Worker.start(redis, "early", Map.of(), Worker::done)) {
            await().until(() -> worker.seen.size() == 1 && redis.pending("early", "workers") == 0);

            var entry = worker.seen.getFirst();
            assertThat(entry.stream()).isEqualTo("early");
            assertThat(entry.group()).isEqualTo("workers");
            assertThat(entry.id()).isEqualTo(id);
            assertThat(entry.attempt()).isEqualTo(1);
            assertThat(entry.schema()).contains("order.v1");
            assertThat(entry.traceparent()).contains("00-a-b-01");
            assertThat(entry.fields()).containsEntry("extra", "é").containsEntry("payload", "{}");
            await().until(() -> worker.counted("redis.stream.acknowledged") == 1);
        }
    }

    @Test
    void acknowledgesOnlyWhatIsDone() {
        var done = new CompletableFuture<Void>();
        try (var worker =
                Worker.start(
                        redis, "slow", Map.of(), _ -> Uni.createFrom().completionStage(done))) {
            redis.add("slow", "1");
            await().until(() -> worker.seen.size() == 1);
            assertThat(redis.pending("slow", "workers")).isEqualTo(1);

            done.complete(null);

            await().until(() -> redis.pending("slow", "workers") == 0);
        }
    }

    @Test
    void triesAgainAndThenGivesUp() {
        var id = redis.cli("XADD", "failing", "*", "payload", "{}", "extra", "kept").toString();
        var before = Instant.now();

        try (var worker =
                Worker.start(redis, "failing", Map.of("max-attempts", "3"), Worker::fail)) {
            await().until(() -> redis.length("failing.dead") == 1);

            assertThat(worker.attempts()).containsExactly(1, 2, 3);
            assertThat(worker.seen).extracting(StreamEntry::id).containsOnly(id);
            assertThat(redis.pending("failing", "workers")).isZero();
            var letter = redis.firstEntry("failing.dead");
            assertThat(letter)
                    .containsEntry("payload", "{}")
                    .containsEntry("extra", "kept")
                    .containsEntry("dead-id", id)
                    .containsEntry("dead-stream", "failing")
                    .containsEntry("dead-group", "workers")
                    .containsEntry("dead-attempts", "3")
                    .containsEntry("dead-error", "java.lang.IllegalStateException: attempt 3");
            assertThat(Instant.parse(letter.get("dead-at"))).isBetween(before, Instant.now());
            await().until(() -> worker.counted("redis.stream.dead.lettered") == 1);
            assertThat(worker.counted("redis.stream.redeliveries")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"stubborn, 0", "stubborn.dead, ''"})
    void neverGivesUpWhatMayWorkOneDay(String stream, String maxAttempts) {
        redis.add(stream, "{}");

        try (var worker =
                Worker.start(
                        redis,
                        stream,
                        Map.of("max-attempts", maxAttempts),
                        entry -> entry.attempt() < 20 ? Worker.fail(entry) : Worker.done(entry))) {
            await().until(() -> worker.counted("redis.stream.acknowledged") == 1);

            assertThat(worker.attempts())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
            assertThat(redis.cli("EXISTS", stream + ".dead").toInteger()).isZero();
        }
    }

    @Test
    void leavesADeadLetterThatCannotBeReadWhereItIs() {
        redis.cli("XADD", "unreadable.dead", "*", "dead-stream", "unreadable");
        redis.add("unreadable.dead", "{}");

        try (var worker =
                Worker.start(
                        redis,
                        "unreadable.dead",
                        Map.of(),
                        _ -> Uni.createFrom().failure(new PermanentFailure("no such run")))) {
            await().until(() -> worker.counted("redis.stream.dead.lettered") == 2);

            assertThat(redis.pending("unreadable.dead", "workers")).isZero();
            assertThat(redis.length("unreadable.dead")).isEqualTo(2);
            assertThat(redis.cli("EXISTS", "unreadable.dead.dead").toInteger()).isZero();
            assertThat(worker.seen).hasSize(1);
        }
    }

    @Test
    void goesOnWithOthersWhileOneWaitsForItsNextAttempt() {
        redis.addMany("mixed", 3);
        var slow = Map.of("backoff-initial", "600000", "backoff-max", "600000");

        try (var worker =
                Worker.start(
                        redis,
                        "mixed",
                        slow,
                        entry ->
                                entry.fields().get("payload").equals("1")
                                        ? Worker.fail(entry)
                                        : Worker.done(entry))) {
            await().until(() -> worker.seen.size() == 3 && redis.pending("mixed", "workers") == 1);
        }
    }

    @Test
    void givesUpAtOnceWhatCanNeverWork() {
        redis.add("hopeless", "{}");

        try (var worker =
                Worker.start(
                        redis,
                        "hopeless",
                        Map.of("dead-letter-stream", "hopeless.graves"),
                        _ ->
                                Uni.createFrom()
                                        .failure(
                                                new IllegalStateException(
                                                        new PermanentFailure("no such part"))))) {
            await().until(() -> redis.length("hopeless.graves") == 1);

            assertThat(worker.attempts()).containsExactly(1);
            assertThat(redis.firstEntry("hopeless.graves").get("dead-error"))
                    .contains("PermanentFailure: no such part");
        }
    }

    @Test
    void givesUpSchemasItDoesNotAcceptAndEntriesWithoutPayload() {
        redis.cli("XADD", "schemas", "*", "payload", "1", "schema", "order.v1");
        redis.cli("XADD", "schemas", "*", "payload", "2", "schema", "order.v3");
        redis.cli("XADD", "schemas", "*", "payload", "3");
        redis.cli("XADD", "schemas", "*", "other", "4", "schema", "order.v2");
        redis.cli("XADD", "schemas", "*", "payload", "5", "schema", "order.v2");

        try (var worker =
                Worker.start(
                        redis, "schemas", Map.of("schema", "order.v1, order.v2"), Worker::done)) {
            await().until(() ->
                    worker.seen.size() == 2
                            && redis.length("schemas.dead") == 3
                            && redis.pending("schemas", "workers") == 0);

            assertThat(worker.seen)
                    .extracting(entry -> entry.fields().get("payload"))
                    .containsExactly("1", "5");
            assertThat(redis.firstEntry("schemas.dead"))
                    .containsEntry("dead-error", "schema order.v3 is not accepted")
                    .containsEntry("dead-attempts", "1");
        }
    }

    @Test
    void countsAttemptsAcrossCrashes() {
        redis.add("crashing", "{}");
        var limits = Map.of("max-attempts", "2");

        for (int attempt = 1; attempt <= 2; attempt++) {
            var victim = Worker.start(redis, "crashing", limits, Worker::never);
            await().until(() -> victim.seen.size() == 1);
            assertThat(victim.attempts()).containsExactly(attempt);
            victim.crash();
        }

        try (var survivor = Worker.start(redis, "crashing", limits, Worker::done)) {
            await().until(() -> redis.length("crashing.dead") == 1);

            assertThat(survivor.seen).isEmpty();
            assertThat(redis.firstEntry("crashing.dead"))
                    .containsEntry("dead-error", "delivered 2 times without an answer")
                    .containsEntry("dead-attempts", "2");
        }
    }

    @Test
    void neverHasMoreInFlightThanAllowed() {
        redis.addMany("many", 2000);
        var limits = Map.of("max-in-flight", "8", "batch-size", "5");

        var most = new AtomicInteger();
        var now = new AtomicInteger();
        try (var worker =
                Worker.startEager(
                        redis,
                        "many",
                        limits,
                        _ -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            return Uni.createFrom()
                                    .voidItem()
                                    .onItem()
                                    .delayIt()
                                    .by(Duration.ofMillis(1))
                                    .onTermination()
                                    .invoke(now::decrementAndGet);
                        })) {
            long mostPending = 0;
            while (worker.seen.size() < 2000) {
                mostPending = Math.max(mostPending, redis.pending("many", "workers"));
            }
            await().until(() -> redis.pending("many", "workers") == 0);

            assertThat(worker.seen).extracting(StreamEntry::id).doesNotHaveDuplicates();
            assertThat(most.get()).isBetween(2, 8);
            assertThat(mostPending).isBetween(1L, 8L);
        }
    }
}
