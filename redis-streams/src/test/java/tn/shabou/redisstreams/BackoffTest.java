package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void doublesUpToItsLongest() {
        assertThat(IntStream.of(1, 2, 3, 6, 7, Integer.MAX_VALUE).mapToObj(BACKOFF::ceiling))
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void spreadsOverAllOfIt() {
        var random = new Random(42);
        var delays = IntStream.range(0, 1000).mapToObj(_ -> BACKOFF.delay(2, random)).toList();

        assertThat(delays)
                .allMatch(delay -> delay.toMillis() >= 1 && delay.toMillis() <= 1000)
                .anyMatch(delay -> delay.toMillis() < 50)
                .anyMatch(delay -> delay.toMillis() > 950);
    }
}
