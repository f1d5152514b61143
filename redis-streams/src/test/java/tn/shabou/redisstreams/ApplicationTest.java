package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.redisstreams.Shop.Batch;
import tn.shabou.redisstreams.Shop.Order;
import tn.shabou.redisstreams.Shop.Seen;

@QuarkusTest
@WithTestResource(RedisResource.class)
class ApplicationTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

    @Inject Shop shop;
    @Inject MeterRegistry registry;

    @Inject
    @Connector(RedisStreamsConnector.NAME)
    RedisStreamsConnector connector;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String url;

    private final RedisCli redis = new RedisCli();

    @BeforeEach
    void open() {
        redis.open(url);
        shop.orders.clear();
        shop.batches.clear();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void sendsAndReceivesRecords() {
        var order = new Order(1, List.of("brake", "clutch"));

        shop.order(order).await().atMost(Duration.ofSeconds(10));

        await().until(() -> shop.orders.size() == 1 && redis.pending("orders", "billing") == 0);
        var seen = shop.orders.element();
        assertThat(seen.payload()).isEqualTo(order);
        assertThat(seen.onEventLoop()).isTrue();
        assertThat(seen.onOwnContext()).isTrue();
        assertThat(seen.traceId()).asString().matches("[0-9a-f]{32}");
        assertThat(
                        registry.get("redis.stream.acknowledged")
                                .tag("group", "billing")
                                .counter()
                                .count())
                .isPositive();
    }

    @Test
    void givesUpJsonThatIsNotWhatTheHandlerTakes() {
        long before = redis.length("orders.dead");

        redis.cli("XADD", "orders", "*", "payload", "{\"id\":", "schema", "order.v1");
        redis.cli("XADD", "orders", "*", "payload", "null", "schema", "order.v1");
        redis.cli(
                "XADD",
                "orders",
                "*",
                "payload",
                "{\"id\":2,\"parts\":[\"A\"]}",
                "schema",
                "order.v1");

        await().until(() -> shop.orders.size() == 1 && redis.length("orders.dead") == before + 2);
        assertThat(shop.orders)
                .extracting(Seen::payload)
                .containsExactly(new Order(2, List.of("A")));
        assertThat(redis.lastEntries("orders.dead", 2))
                .allSatisfy(letter ->
                        assertThat(letter)
                                .containsEntry("dead-attempts", "1")
                                .hasEntrySatisfying(
                                        "dead-error",
                                        error ->
                                                assertThat(error)
                                                        .startsWith(
                                                                PermanentFailure.class.getName()
                                                                        + ": ")));
    }

    @Test
    void triesAgainWhatTheHandlerRefuses() {
        long before = redis.length("orders.dead");

        shop.order(new Order(3, List.of())).await().atMost(Duration.ofSeconds(10));

        await().until(() -> redis.length("orders.dead") == before + 1);
        assertThat(shop.orders).hasSize(2);
        assertThat(redis.lastEntries("orders.dead", 1).getFirst())
                .containsEntry("dead-attempts", "2")
                .containsEntry("dead-error", "java.lang.IllegalStateException: nothing to bill");
    }

    @Test
    void carriesTheTraceFromQuestionToAnswer() {
        redis.cli("XADD", "questions", "*", "payload", "life", "traceparent", TRACE);

        await().until(() ->
                redis.length("answers") == 1 && redis.pending("questions", "shop") == 0);
        assertThat(redis.firstEntry("answers"))
                .containsEntry("payload", "{\"text\":\"42 to life\"}")
                .containsEntry("schema", "answer.v1")
                .containsEntry("traceparent", TRACE);
    }

    @Test
    void runsBlockingHandlersOnSeveralCopiesOfAChannel() {
        for (int i = 0; i < 20; i++) {
            var json = "{\"orders\":[{\"id\":" + i + ",\"parts\":[]}]}";
            redis.cli("XADD", "batches", "*", "payload", json, "traceparent", TRACE);
        }

        await().until(() -> shop.batches.size() == 20 && redis.pending("batches", "shop") == 0);
        var last = new Batch(List.of(new Order(19, List.of())));
        assertThat(shop.batches).contains(new Seen(last, false, true, TRACE_ID));
        assertThat(redis.consumers("batches", "shop")).isEqualTo(2);
    }

    @Test
    void givesUpAtOnceWhenABlockingHandlerSaysSo() {
        redis.cli("XADD", "batches", "*", "payload", "{\"orders\":[]}");

        await().until(() -> redis.length("batches.dead") == 1);
        assertThat(redis.firstEntry("batches.dead"))
                .containsEntry("dead-attempts", "1")
                .containsEntry("dead-error", PermanentFailure.class.getName() + ": an empty batch");
    }

    @Test
    void isReadyAndAliveWhileRedisIsThere() {
        await().until(() -> connector.getReadiness().isOk());

        assertThat(connector.getReadiness().getChannels())
                .extracting(channel -> channel.getChannel())
                .containsExactly(
                        "answers", "batches$1", "batches$2", "orders", "orders-out", "questions");
        assertThat(connector.getLiveness().isOk()).isTrue();
    }
}
