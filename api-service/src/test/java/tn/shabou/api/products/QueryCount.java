package tn.shabou.api.products;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tn.shabou.api.Owner;

/** How many statements the service sends: each is a transaction of its own. */
final class QueryCount {

    private static final int REQUESTS = 400;
    private static final int WARMING_UP = 40;

    private QueryCount() {}

    /** On average, rounded: what runs in the background counts for little among many requests. */
    static long perRequest(Runnable request) {
        // Each connection of the pool prepares the statement once.
        repeat(WARMING_UP, request);
        long before = settled();
        repeat(REQUESTS, request);
        await().until(() -> transactions() >= before + REQUESTS);
        return Math.round((settled() - before) / (double) REQUESTS);
    }

    private static void repeat(int times, Runnable request) {
        for (int i = 0; i < times; i++) {
            request.run();
        }
    }

    /** PostgreSQL counts a second late. */
    private static long settled() {
        var last = new long[] {-1};
        await().pollInterval(Duration.ofMillis(1500))
                .until(() -> {
                    long now = transactions();
                    boolean still = now - last[0] < REQUESTS / 10 && last[0] >= 0;
                    last[0] = now;
                    return still;
                });
        return last[0];
    }

    /** Our own looks are on other connections, and few. */
    private static long transactions() {
        return Long.parseLong(
                Owner.ask(
                        "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"));
    }
}
