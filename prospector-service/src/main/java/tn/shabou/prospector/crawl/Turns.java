package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The turns that this replica has at hosts, renewed by one timer while they last. They hold for
 * some seconds by themselves, so that the hosts of a replica that died are soon free again.
 */
final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);

    /** A turn that nobody took over meanwhile is had again, however late its renewal comes. */
    private static final String RENEW =
            """
            local t = redis.call('TIME')
            local busy = t[1] * 1000 + math.floor(t[2] / 1000) + ARGV[#KEYS + 1]
            for i, key in ipairs(KEYS) do
              if redis.call('HGET', key, 'by') == ARGV[i] then
                redis.call('HSET', key, 'busy', string.format('%.0f', busy))
                if redis.call('PTTL', key) < 60000 then redis.call('PEXPIRE', key, 60000 + ARGV[#KEYS + 1]) end
              end
            end
            return 0
            """;

    /** Renewals within the time that a turn holds by itself: two may come late. */
    private static final int RENEWALS = 4;

    private final String replica = UUID.randomUUID().toString();
    private final AtomicLong serial = new AtomicLong();
    private final Set<Turn> held = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final RedisAPI redis;
    private final Duration length;
    private final long timer;

    /**
     * @param length how long a turn holds without being renewed
     */
    Turns(Vertx vertx, RedisAPI redis, Duration length) {
        this.vertx = vertx;
        this.redis = redis;
        this.length = length;
        this.timer = vertx.setPeriodic(Math.max(1, length.toMillis() / RENEWALS), _ -> renew());
    }

    /**
     * A turn at a host.
     *
     * @param key of the host in Redis
     * @param id like that of no other turn of any replica
     */
    record Turn(String key, String id) {}

    Turn of(String key) {
        return new Turn(key, replica + ' ' + serial.incrementAndGet());
    }

    /** Renews a turn that has come until the work ends, fails or is cancelled. */
    <T> Uni<T> hold(Turn turn, Supplier<Uni<T>> work) {
        held.add(turn);
        return work.get().onTermination().invoke(() -> held.remove(turn));
    }

    void close() {
        vertx.cancelTimer(timer);
    }

    private void renew() {
        var turns = List.copyOf(held);
        if (turns.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(List.of(RENEW, Integer.toString(turns.size())));
        turns.forEach(turn -> all.add(turn.key()));
        turns.forEach(turn -> all.add(turn.id()));
        all.add(Long.toString(length.toMillis()));
        redis.eval(all)
                .subscribe()
                .with(_ -> {}, e -> LOG.debug("turns at hosts could not be renewed now", e));
    }
}
