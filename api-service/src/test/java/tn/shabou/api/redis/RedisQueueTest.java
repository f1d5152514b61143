package tn.shabou.api.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class RedisQueueTest {

    private static final int AT_ONCE = 1000;

    private final ReactiveRedisDataSource redis;
    private final ReactiveRedisDataSource answers;

    RedisQueueTest(
            ReactiveRedisDataSource redis,
            @RedisClientName("cache") ReactiveRedisDataSource answers) {
        this.redis = redis;
        this.answers = answers;
    }

    @Test
    void aCrowdWaitsForItsTurnWhereverSessionsAndLimitsAre() {
        assertThat(answered(redis)).isEqualTo(AT_ONCE);
    }

    @Test
    void aCrowdWaitsForItsTurnWhereverAnswersAreKept() {
        assertThat(answered(answers)).isEqualTo(AT_ONCE);
    }

    private static long answered(ReactiveRedisDataSource redis) {
        var asked = IntStream.range(0, AT_ONCE).mapToObj(_ -> redis.execute("PING")).toList();
        return Uni.join().all(asked).andFailFast().await().atMost(Duration.ofMinutes(1)).stream()
                .map(Response::toString)
                .filter("PONG"::equals)
                .count();
    }
}
