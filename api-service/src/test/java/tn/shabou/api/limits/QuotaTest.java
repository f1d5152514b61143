package tn.shabou.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;

@ApiTest
class QuotaTest {

    private static final Duration WINDOW = Duration.ofDays(1);

    @Inject Quota quota;
    @Inject RedisDataSource redis;

    private final String client = UUID.randomUUID().toString();
    private long window;

    @BeforeEach
    void today() {
        window = System.currentTimeMillis() / WINDOW.toMillis() * WINDOW.toMillis();
    }

    @Test
    void grantsWhatIsLeftAndNoMore() {
        assertThat(draw(7).granted()).isEqualTo(7);
        assertThat(draw(7))
                .extracting(Quota.Draw::granted, Quota.Draw::remaining)
                .containsExactly(3, 0);
        assertThat(draw(7).granted()).isZero();
        assertThat(draw(7).millisToWait()).isPositive().isLessThanOrEqualTo(2 * WINDOW.toMillis());
    }

    @Test
    void ofTheWindowBeforeCountsWhatStillOverlaps() {
        used(window - WINDOW.toMillis(), 10);
        var overlap = 1 - (System.currentTimeMillis() - window) / (double) WINDOW.toMillis();

        assertThat(draw(10).granted())
                .isBetween((int) (10 - 10 * overlap) - 1, (int) (10 - 10 * overlap) + 1);
    }

    @Test
    void whatIsOlderIsForgotten() {
        used(window - 2 * WINDOW.toMillis(), 10);

        assertThat(draw(10).granted()).isEqualTo(10);
    }

    private void used(long start, int count) {
        redis.hash(String.class)
                .hset(
                        "limit:" + client,
                        Map.of("start", Long.toString(start), "used", Integer.toString(count)));
    }

    private Quota.Draw draw(int wanted) {
        return quota.draw(client, 10, WINDOW, wanted).await().indefinitely();
    }
}
