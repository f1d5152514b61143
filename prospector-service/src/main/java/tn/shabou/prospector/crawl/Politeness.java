package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps requests to one host apart, however many replicas make them: whoever wants to ask takes the
 * next free moment of the host from Redis, and waits for it. Waiting costs no thread and holds up
 * no other host.
 */
@ApplicationScoped
class Politeness {

    /** KEYS[1] host; ARGV[1] delay in ms. Answers how many ms to wait for one's turn. */
    private static final String TAKE_TURN =
            """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local turn = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
            redis.call('SET', KEYS[1], string.format('%.0f', turn + ARGV[1]), 'PX', string.format('%.0f', turn - now + ARGV[1] + 60000))
            return turn - now
            """;

    private static final String PREFIX = "shabou:prospector:turn:";

    private final RedisAPI redis;
    private final CrawlConfig config;

    Politeness(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.hosts") String url,
            CrawlConfig config) {
        this.redis = RedisAPI.api(Redis.createClient(vertx, url));
        this.config = config;
    }

    /**
     * Completes when it is our turn with that host.
     *
     * @param asked the Crawl-delay of the site, zero when it has none
     */
    Uni<Void> turn(URI url, Duration asked) {
        return take(url, delay(url, asked)).chain(Politeness::pause);
    }

    /** Leaves the host alone for so long. */
    Uni<Void> rest(URI url, Duration pause) {
        return take(url, pause).replaceWithVoid();
    }

    private Uni<Duration> take(URI url, Duration delay) {
        var arguments =
                List.of(
                        TAKE_TURN,
                        "1",
                        PREFIX + url.getRawAuthority(),
                        Long.toString(delay.toMillis()));
        return redis.eval(arguments).map(answer -> Duration.ofMillis(answer.toLong()));
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
