package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Shutdown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishingTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private record Order(int id, List<String> parts) {}

    private final RedisProcess redis = new RedisProcess();
    private final Vertx vertx = Vertx.vertx();
    private RedisConnections connections;
    private StreamPublisher publisher;
    private DeadLetters deadLetters;

    @BeforeEach
    void begin() {
        redis.begin();
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("quarkus.redis.hosts", redis.url()), "test", 1))
                        .build();
        connections = new RedisConnections(new ExecutionHolder(vertx), config);
        publisher = new StreamPublisher(connections);
        deadLetters = new DeadLetters(connections);
    }

    @AfterEach
    void end() {
        connections.close(new Shutdown());
        vertx.close().await().indefinitely();
        redis.end();
    }

    @Test
    void writesPayloadSchemaAndTrace() {
        var entry = new OutgoingEntry("order.v1", "{\"id\":1}", Optional.of(TRACE));

        var id = answer(publisher.publish("orders", entry));

        assertThat(id).matches("\\d+-\\d+");
        assertThat(redis.firstEntry("orders"))
                .isEqualTo(
                        Map.of(
                                "payload",
                                "{\"id\":1}",
                                "schema",
                                "order.v1",
                                "traceparent",
                                TRACE));
    }

    @Test
    void beginsATraceWhereThereIsNone() {
        answer(publisher.publish("orders", new OutgoingEntry("order.v1", "{}", Optional.empty())));

        assertThat(redis.firstEntry("orders").get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void writesManyInOrder() {
        var many =
                IntStream.range(0, 2500)
                        .mapToObj(i -> publication("many", Integer.toString(i)))
                        .toList();

        assertThat(answer(publisher.publishAll(many))).isEmpty();

        assertThat(Replies.items(redis.cli("XRANGE", "many", "-", "+")))
                .extracting(entry -> entry.get(1).get(1).toString())
                .containsExactlyElementsOf(
                        IntStream.range(0, 2500).mapToObj(Integer::toString).toList());
        assertThat(answer(publisher.publishAll(List.of()))).isEmpty();
    }

    @Test
    void tellsWhichOfManyWereRefusedAndWritesTheOthers() {
        redis.cli("SET", "text", "not a stream");
        var bad = Set.of(0, 999, 1000, 2499);
        var many =
                IntStream.range(0, 2500)
                        .mapToObj(i -> publication(bad.contains(i) ? "text" : "fine", "" + i))
                        .toList();

        var refused = answer(publisher.publishAll(many));

        assertThat(refused)
                .extracting(StreamPublisher.Refused::position)
                .containsExactly(0, 999, 1000, 2499);
        assertThat(refused).allMatch(one -> one.why().is("WRONGTYPE"));
        assertThat(redis.length("fine")).isEqualTo(2496);
    }

    @Test
    void tellsThatAllAreRefusedWhenMemoryIsFull() {
        redis.cli("CONFIG", "SET", "maxmemory", "1");

        var refused =
                answer(publisher.publishAll(List.of(publication("a", "1"), publication("b", "2"))));

        assertThat(refused).hasSize(2).allMatch(one -> one.why().is("OOM"));
    }

    @Test
    void doesNotKnowWhatWasWrittenWhenRedisDiesOverMany() {
        answer(publisher.publish("many", publication("many", "0").entry()));
        redis.suspend();
        var sent =
                publisher
                        .publishAll(List.of(publication("many", "1"), publication("many", "2")))
                        .subscribeAsCompletionStage();
        assertThat(sent).isNotDone();

        redis.kill();

        assertThat(sent)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(RedisAway.class);
    }

    @Test
    void entersARedisThatAsksForAPasswordAndNobodyElseDoes() {
        redis.cli("CONFIG", "SET", "requirepass", "sesame");
        var guest = connections.commands(redis.url(), Duration.ofMillis(500));
        var friend =
                connections.commands(
                        redis.url().replace("redis://", "redis://:sesame@"), Duration.ofSeconds(5));
        var fields = Map.of("payload", "{}");

        assertThat(answer(new StreamCommands(friend).add("orders", fields))).isNotEmpty();
        assertThatThrownBy(() -> answer(new StreamCommands(guest).add("orders", fields)))
                .isInstanceOf(RedisAway.class);
    }

    @Test
    void keepsTryingToSendWhileRedisIsAway() {
        redis.kill();
        var sent = send(channel(20), Message.of(new Order(7, List.of("A", "B"))));
        assertThat(sent).isNotDone();

        redis.start();

        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        assertThat(redis.firstEntry("orders"))
                .containsEntry("payload", "{\"id\":7,\"parts\":[\"A\",\"B\"]}")
                .containsEntry("schema", "order.v1");
    }

    @Test
    void tellsTheSenderWhenRedisStaysAway() {
        redis.kill();

        var sent = send(channel(2), Message.of(new Order(7, List.of())));

        assertThat(sent)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(RedisAway.class);
    }

    @Test
    void carriesTheTraceOfWhatItAnswersOrOfWhoAsked() {
        var inbound = new StreamEntry("in", "group", "1-0", 1, Map.of("traceparent", TRACE));
        var asked = new OutgoingEntry("", "", Optional.of(TRACE.replace('a', 'b')));

        assertThat(send(channel(1), message("1", inbound, asked)))
                .succeedsWithin(Duration.ofSeconds(9));
        assertThat(send(channel(1), message("2", asked))).succeedsWithin(Duration.ofSeconds(9));

        assertThat(Replies.items(redis.cli("XRANGE", "orders", "-", "+")))
                .extracting(entry -> Replies.fields(entry.get(1)).get("traceparent"))
                .containsExactly(TRACE, TRACE.replace('a', 'b'));
    }

    @Test
    void replaysAndDropsDeadLetters() {
        redis.cli("XADD", "orders", "*", "payload", "1", "schema", "order.v1");
        redis.cli("XADD", "orders", "*", "payload", "2", "schema", "order.v1");
        var limits = Map.of("max-attempts", "1");
        try (var failing = Worker.start(redis, "orders", limits, Worker::fail)) {
            await().until(() -> redis.length("orders.dead") == 2);
            assertThat(failing.seen).hasSize(2);
        }
        var letters = answer(deadLetters.list("orders", "-", 10));
        var first = letters.getFirst();
        assertThat(letters).hasSize(2);
        assertThat(first.stream()).isEqualTo("orders");
        assertThat(first.group()).isEqualTo("workers");
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(first.error()).contains("IllegalStateException: attempt 1");
        assertThat(first.fields()).isEqualTo(Map.of("payload", "1", "schema", "order.v1"));
        assertThat(answer(deadLetters.list("orders.dead", "(" + first.id(), 10)))
                .containsExactly(letters.get(1));

        assertThat(answer(deadLetters.replay("orders", first.id()))).isPresent();
        assertThat(answer(deadLetters.replay("orders", first.id()))).isEmpty();
        assertThat(answer(deadLetters.drop("orders", letters.get(1).id()))).isTrue();
        assertThat(answer(deadLetters.drop("orders", letters.get(1).id()))).isFalse();

        assertThat(answer(deadLetters.count("orders"))).isZero();
        try (var working = Worker.start(redis, "orders", limits, Worker::done)) {
            await().until(() -> working.seen.size() == 1);
            assertThat(working.attempts()).containsExactly(1);
            assertThat(working.seen.getFirst().fields())
                    .isEqualTo(Map.of("payload", "1", "schema", "order.v1"));
        }
    }

    private OutboundChannel channel(int attempts) {
        var commands = connections.commands(redis.url(), Duration.ofMillis(300));
        return new OutboundChannel(
                "out",
                "orders",
                "order.v1",
                attempts,
                new StreamCommands(commands),
                new JsonPayload(new ObjectMapper()));
    }

    private static Message<?> message(Object payload, Object... metadata) {
        return Message.of(payload, Metadata.of(metadata));
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Void> send(OutboundChannel channel, Message<?> message) {
        var outcome = new CompletableFuture<Void>();
        var watched =
                message.withAck(
                                () -> {
                                    outcome.complete(null);
                                    return CompletableFuture.completedStage(null);
                                })
                        .withNack(failure -> {
                            outcome.completeExceptionally(failure);
                            return CompletableFuture.completedStage(null);
                        });
        Multi.createFrom()
                .<Message<?>>item(watched)
                .subscribe((Flow.Subscriber<Message<?>>) channel.subscriber());
        return outcome;
    }

    private static StreamPublisher.Publication publication(String stream, String payload) {
        return new StreamPublisher.Publication(
                stream, new OutgoingEntry("test.v1", payload, Optional.empty()));
    }

    private static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
