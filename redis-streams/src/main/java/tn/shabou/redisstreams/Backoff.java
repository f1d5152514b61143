package tn.shabou.redisstreams;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the n-th wait is random between nothing and {@code
 * initial} doubled n-1 times, so that many who failed together do not come back together.
 *
 * @param max the longest wait
 */
record Backoff(Duration initial, Duration max) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * How long to wait.
     *
     * @param attempt 1 for the wait after the first failure
     * @return 1 ms or more
     */
    Duration delay(int attempt, RandomGenerator random) {
        long bound = ceiling(attempt).toMillis();
        return Duration.ofMillis(1 + random.nextLong(Math.max(bound, 1)));
    }

    Duration ceiling(int attempt) {
        long doubled = initial.toMillis() << Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        return doubled < 0 || doubled > max.toMillis() ? max : Duration.ofMillis(doubled);
    }
}
