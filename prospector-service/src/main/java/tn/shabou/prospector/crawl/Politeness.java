package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tn.shabou.prospector.crawl.Turns.Turn;

/**
 * Keeps requests to one host apart, however many replicas make them: one at a time, and after each
 * a pause, which is the longer the slower the host answers. A host that asked for a rest has one.
 * Waiting costs no thread and holds up no other host.
 *
 * <p>A host is a hash of Redis; all times are milliseconds since 1970 by the clock of Redis: {@code
 * next}, when the pause is over; {@code rest}, when the rest is; {@code by}, whose turn it is;
 * {@code busy}, how long that holds unless it is renewed, which {@link Turns} does as long as its
 * replica lives; {@code delay}, the pause learned, in ms.
 */
@ApplicationScoped
public class Politeness {

    private static final String NOW =
            """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local function of(field) return tonumber(redis.call('HGET', KEYS[1], field) or 0) end
            local function set(field, value)
              redis.call('HSET', KEYS[1], field, string.format('%.0f', value))
              local last = math.max(of('next'), of('rest'), of('busy'), now)
              redis.call('PEXPIRE', KEYS[1], string.format('%.0f', last - now + 60000))
            end
            """;

    /**
     * ARGV[1] whose turn it would be, ARGV[2] how long it holds. Answers 0 when the request may be
     * made now, or how many ms later to ask again: what is busy may be free before its time.
     */
    private static final String BEGIN =
            NOW
                    + """
                    local free = math.max(of('next'), of('rest'))
                    if free > now then return free - now end
                    local mine = redis.call('HGET', KEYS[1], 'by') == ARGV[1]
                    if of('busy') > now and not mine then return math.min(of('busy') - now, 100) end
                    redis.call('HSET', KEYS[1], 'by', ARGV[1])
                    set('busy', now + ARGV[2])
                    return 0
                    """;

    /**
     * ARGV[1] whose turn it was, ARGV[2] least pause, ARGV[3] longest pause, ARGV[4] how long the
     * request took, ARGV[5] whether the answer was sound: one that was not never shortens the
     * pause. As Scrapy's AutoThrottle does for one request at a time.
     */
    private static final String END =
            NOW
                    + """
                    local least, took = tonumber(ARGV[2]), tonumber(ARGV[4])
                    local old = math.max(of('delay'), least)
                    local new = math.min(math.max(took, (old + took) / 2, least), math.max(least, tonumber(ARGV[3])))
                    if new < old and ARGV[5] == '0' then new = old end
                    set('delay', new)
                    if redis.call('HGET', KEYS[1], 'by') == ARGV[1] then
                      -- A renewal under way comes to nothing.
                      redis.call('HDEL', KEYS[1], 'by')
                      set('busy', 0)
                    end
                    set('next', math.max(of('next'), now + new))
                    return 0
                    """;

    /** ARGV[1] pause in ms. */
    private static final String REST =
            NOW
                    + """
                    set('rest', math.max(of('rest'), now + ARGV[1]))
                    return 0
                    """;

    private static final String PREFIX = "shabou:prospector:turn:";

    private static final int CONNECTIONS = 6;

    /** A Redis that is away comes back, or somebody is called; until then pages wait. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 12;

    private final Redis connections;
    private final RedisAPI redis;
    private final Turns turns;
    private final CrawlConfig config;
    private final Clock clock;

    Politeness(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.redis.hosts") String url,
            CrawlConfig config,
            Clock clock) {
        var options =
                new RedisOptions()
                        .setConnectionString(url)
                        .setMaxPoolSize(CONNECTIONS)
                        // Any page in work may ask, and all at a time.
                        .setMaxPoolWaiting(Math.max(64, 2 * config.pagesInWork()))
                        .setMaxWaitingHandlers(Math.max(2048, 2 * config.pagesInWork()));
        this.connections = Redis.createClient(vertx, options);
        this.redis = RedisAPI.api(connections);
        this.turns = new Turns(vertx, redis, config.turn());
        this.config = config;
        this.clock = clock;
    }

    @PreDestroy
    void close() {
        turns.close();
        connections.close();
    }

    /**
     * Does a piece of work that asks the host, when its turn has come.
     *
     * @param asked the Crawl-delay of the site, zero when it has none
     * @param work has an end of its own: until then nobody else asks the host
     * @param sound whether what came of the work lets us trust the host to keep this pace
     */
    public <T> Uni<T> inTurn(URI url, Duration asked, Supplier<Uni<T>> work, Predicate<T> sound) {
        return Uni.createFrom()
                .deferred(() -> {
                    var turn = turns.of(key(url));
                    return await(turn)
                            .chain(() ->
                                    turns.hold(turn, () -> timed(turn, url, asked, work, sound)));
                });
    }

    private <T> Uni<T> timed(
            Turn turn, URI url, Duration asked, Supplier<Uni<T>> work, Predicate<T> sound) {
        var since = clock.instant();
        return Uni.createFrom()
                .deferred(work::get)
                .onItemOrFailure()
                .call((result, failure) ->
                        end(
                                turn,
                                delay(url, asked),
                                Duration.between(since, clock.instant()),
                                failure == null && sound.test(result)))
                .onCancellation()
                .call(() -> end(turn, delay(url, asked), Duration.ZERO, false));
    }

    private Uni<Void> await(Turn turn) {
        return ask(BEGIN, turn.key(), turn.id(), millis(config.turn()))
                .chain(wait ->
                        wait.isZero()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(wait)
                                        .chain(() -> await(turn)));
    }

    private Uni<Void> end(Turn turn, Duration least, Duration took, boolean sound) {
        return ask(
                        END,
                        turn.key(),
                        turn.id(),
                        millis(least),
                        millis(config.longestDelay()),
                        millis(config.autoThrottle() ? took : Duration.ZERO),
                        sound ? "1" : "0")
                .replaceWithVoid();
    }

    /** Leaves the host alone for so long, whoever is in line for it. */
    Uni<Void> rest(URI url, Duration pause) {
        return ask(REST, key(url), millis(pause)).replaceWithVoid();
    }

    private Uni<Duration> ask(String script, String key, String... arguments) {
        var all = new ArrayList<>(List.of(script, "1", key));
        all.addAll(List.of(arguments));
        return redis.eval(all)
                .map(answer -> Duration.ofMillis(answer.toLong()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(MOST_ATTEMPTS);
    }

    private static String key(URI url) {
        return PREFIX + url.getRawAuthority();
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
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
}
