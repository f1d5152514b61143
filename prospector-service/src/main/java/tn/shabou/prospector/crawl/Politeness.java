package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps requests to one host apart, however many replicas make them: whoever wants to ask takes the
 * next free moment of the host from Redis, and waits for it. A host that asked for a rest has one:
 * whoever's moment falls into it takes a new one behind it. Waiting costs no thread and holds up no
 * other host.
 *
 * <p>A host is a hash of Redis: {@code next}, the next free moment, and {@code rest}, the end of
 * its rest, both in milliseconds since 1970 by the clock of Redis.
 */
@ApplicationScoped
class Politeness {

    private static final String NOW =
            """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local function of(field) return tonumber(redis.call('HGET', KEYS[1], field) or 0) end
            local function set(field, at)
              redis.call('HSET', KEYS[1], field, string.format('%.0f', at))
              local last = math.max(of('next'), of('rest'))
              redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.max(last - now, 0) + 60000))
            end
            """;

    /** ARGV[1] delay in ms. Answers how many ms to wait for one's turn. */
    private static final String TAKE_TURN =
            NOW
                    + """
                    local turn = math.max(now, of('next'), of('rest'))
                    set('next', turn + ARGV[1])
                    return turn - now
                    """;

    /** ARGV[1] pause in ms. */
    private static final String REST =
            NOW
                    + """
                    set('rest', math.max(of('rest'), now + ARGV[1]))
                    return 0
                    """;

    /** Answers how many ms are left of the rest of the host. */
    private static final String LEFT = NOW + "return math.max(0, of('rest') - now)";

    private static final String PREFIX = "shabou:prospector:turn:";

    private static final int CONNECTIONS = 6;

    /** A Redis that is away comes back, or somebody is called; until then pages wait. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 12;

    private final Redis connections;
    private final RedisAPI redis;
    private final CrawlConfig config;

    Politeness(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.hosts") String url,
            CrawlConfig config) {
        var options =
                new RedisOptions()
                        .setConnectionString(url)
                        .setMaxPoolSize(CONNECTIONS)
                        // Any page in work may ask, and all at a time.
                        .setMaxPoolWaiting(Math.max(64, 2 * config.pagesInWork()))
                        .setMaxWaitingHandlers(Math.max(2048, 2 * config.pagesInWork()));
        this.connections = Redis.createClient(vertx, options);
        this.redis = RedisAPI.api(connections);
        this.config = config;
    }

    @PreDestroy
    void close() {
        connections.close();
    }

    /**
     * Completes when it is our turn with that host.
     *
     * @param asked the Crawl-delay of the site, zero when it has none
     */
    Uni<Void> turn(URI url, Duration asked) {
        return ask(TAKE_TURN, url, delay(url, asked))
                .chain(Politeness::pause)
                .chain(() -> ask(LEFT, url, Duration.ZERO))
                .chain(left -> left.isZero() ? Uni.createFrom().voidItem() : turn(url, asked));
    }

    /** Leaves the host alone for so long, whoever is in line for it. */
    Uni<Void> rest(URI url, Duration pause) {
        return ask(REST, url, pause).replaceWithVoid();
    }

    private Uni<Duration> ask(String script, URI url, Duration argument) {
        var arguments =
                List.of(
                        script,
                        "1",
                        PREFIX + url.getRawAuthority(),
                        Long.toString(argument.toMillis()));
        return redis.eval(arguments)
                .map(answer -> Duration.ofMillis(answer.toLong()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(MOST_ATTEMPTS);
    }

    private Duration delay(URI url, Duration asked) {
        boolean loopback =
                config.allowLoopback()
                        && ("localhost".equals(url.getHost())
                                || String.valueOf(url.getHost())
                                        .matches("127(\\.\\d+){3}|\\[::1]"));
        var least = loopback ? config.loopbackDelay() : config.delay();
        var longer = asked.compareTo(least) > 0 ? asked : least;
        return longer.compareTo(config.longestDelay()) > 0 ? config.longestDelay() : longer;
    }

    private static Uni<Void> pause(Duration wait) {
        var now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }
}
