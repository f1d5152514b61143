package tn.shabou.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tn.shabou.testing.ShabouServers;

@WithServers
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Vertx vertx;

    @Test
    void sendsWhatWasCommittedInTheOrderItWasWritten() throws Exception {
        write("shabou.test.order", 1200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(length("shabou.test.order")).isEqualTo(1200));
        assertThat(first("shabou.test.order")).contains("{\"n\": 1}");
        assertThat(left("shabou.test.order")).isZero();
    }

    @Test
    void keepsMessagesWhileRedisIsAwayAndSendsThemWhenItIsBack() throws Exception {
        ShabouServers.redis().kill();
        write("shabou.test.outage", 3);

        assertThat(left("shabou.test.outage")).isEqualTo(3);
        ShabouServers.redis().restart();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(left("shabou.test.outage")).isZero());
        assertThat(length("shabou.test.outage")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void keepsWhatRedisRefusesAndSendsTheRest() throws Exception {
        ask(redis -> redis.set(List.of("shabou.test.nostream", "a text")));
        write("shabou.test.nostream", 2);
        write("shabou.test.after", 3);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(length("shabou.test.after")).isEqualTo(3));
        assertThat(left("shabou.test.nostream")).isEqualTo(2);
        ask(redis -> redis.del(List.of("shabou.test.nostream")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(length("shabou.test.nostream")).isEqualTo(2));
    }

    private static void write(String stream, int messages) throws Exception {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO outbox (stream, schema, payload)
                    SELECT '%s', 'test.v1', jsonb_build_object('n', n) FROM generate_series(1, %d) AS n
                    """
                            .formatted(stream, messages));
        }
    }

    private static int left(String stream) throws Exception {
        try (var owner = ShabouServers.owner();
                var statement = owner.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM outbox WHERE stream = '" + stream + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int length(String stream) {
        return ask(redis -> redis.xlen(stream)).toInteger();
    }

    private String first(String stream) {
        return ask(redis -> redis.xrange(List.of(stream, "-", "+", "COUNT", "1"))).toString();
    }

    private Response ask(Function<RedisAPI, Future<Response>> question) {
        var client = Redis.createClient(vertx, ShabouServers.redis().url());
        try {
            return question.apply(RedisAPI.api(client))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            client.close();
        }
    }
}
