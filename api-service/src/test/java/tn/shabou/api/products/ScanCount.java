package tn.shabou.api.products;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tn.shabou.api.Owner;

/**
 * How often requests make PostgreSQL look into a table. Statements cannot be counted while the
 * service works in the background; looks into a table that nothing else reads can.
 */
final class ScanCount {

    private static final int REQUESTS = 100;

    /** A session that has nothing to do tells its counts after ten seconds. */
    private static final Duration UNTIL_IDLE_SESSIONS_TELL = Duration.ofSeconds(11);

    private ScanCount() {}

    /** On average, rounded: what other tests did may be counted late. */
    static long perRequest(String table, Runnable request) {
        long before = scans(table);
        IntStream.range(0, REQUESTS).forEach(_ -> request.run());
        var last = new AtomicLong(before);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(UNTIL_IDLE_SESSIONS_TELL)
                .until(() -> {
                    long now = scans(table);
                    return last.getAndSet(now) == now && now >= before + REQUESTS;
                });
        return Math.round((last.get() - before) / (double) REQUESTS);
    }

    private static long scans(String table) {
        return Long.parseLong(
                Owner.ask(
                        "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_user_tables WHERE relname = '%s'"
                                .formatted(table)));
    }
}
