package tn.shabou.api.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Owner;
import tn.shabou.api.cache.AnswerCache.Flight;
import tn.shabou.api.cache.AnswerCache.Found;
import tn.shabou.api.cache.AnswerCache.Key;
import tn.shabou.api.http.Language;
import tn.shabou.testing.ShabouServers;

@ApiTest
class AnswerCacheTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final RedisTier redis;
    private final Generations generations;
    private final CacheConfig config;

    AnswerCacheTest(RedisTier redis, Generations generations, CacheConfig config) {
        this.redis = redis;
        this.generations = generations;
        this.config = config;
    }

    @BeforeEach
    void nothingIsAboutToChange() {
        ValidNow.await(generations);
    }

    @Test
    void whoComesWhileAnAnswerIsMadeWaitsForIt() {
        var replica = replica();
        var key = key("one-flight");
        var flight = missing(replica, key);

        var awaited = (Found.Awaited) replica.find(key);
        var answer = answer(flight);
        flight.land(answer);

        assertThat(awaited.answer().join()).isSameAs(answer);
        assertThat(((Found.Ready) replica.find(key)).answer()).isSameAs(answer);
    }

    @Test
    void whoWaitedGoesOnWhenThereIsNothingToKeep() {
        var replica = replica();
        var key = key("problem");
        var flight = missing(replica, key);
        var awaited = (Found.Awaited) replica.find(key);

        flight.fail();

        assertThat(awaited.answer()).isCompletedExceptionally();
        assertThat(replica.find(key)).isInstanceOf(Found.Missing.class);
    }

    @Test
    void anotherReplicaTakesTheAnswerFromRedis() {
        var key = key("shared");
        var flight = missing(replica(), key);
        flight.land(answer(flight));

        await().atMost(A_WHILE)
                .untilAsserted(() -> {
                    var found = missing(replica(), key).findShared().await().atMost(A_WHILE);
                    assertThat(found)
                            .hasValueSatisfying(it -> assertThat(it.body()).isEqualTo(BODY));
                });
    }

    @Test
    void aChangeMakesWhatWasKeptInvalidEverywhere() {
        var replica = replica();
        var key = key("changed");
        var flight = missing(replica, key);
        flight.land(answer(flight));
        var before = generations.current(CacheSpace.PRODUCTS).orElseThrow();

        Owner.run(
                "INSERT INTO brand (name, slug) VALUES ('Febi', 'febi') ON CONFLICT (slug) DO UPDATE SET name = 'Febi'");

        await().atMost(A_WHILE)
                .until(() ->
                        generations
                                .current(CacheSpace.PRODUCTS)
                                .filter(now -> !now.equals(before))
                                .isPresent());
        assertThat(missing(replica, key).findShared().await().atMost(A_WHILE)).isEmpty();
    }

    @Test
    void anAnswerMadeBeforeAChangeIsNotTakenAfterIt() {
        var replica = replica();
        var key = key("late");
        var flight = missing(replica, key);
        var before = flight.generation();
        Owner.run(
                "INSERT INTO brand (name, slug) VALUES ('NGK', 'ngk') ON CONFLICT (slug) DO UPDATE SET name = 'NGK'");
        await().atMost(A_WHILE)
                .until(() ->
                        !generations.current(CacheSpace.PRODUCTS).orElse(before).equals(before));

        flight.land(answer(flight));

        assertThat(replica.find(key)).isInstanceOf(Found.Missing.class);
    }

    @Test
    void withoutRedisAnswersAreMadeAnew() {
        var redisServer = ShabouServers.redis();
        redisServer.suspend();
        try {
            var flight = missing(replica(), key("redis is away"));

            assertThat(flight.findShared().await().atMost(A_WHILE)).isEmpty();
        } finally {
            redisServer.resume();
        }
    }

    private AnswerCache replica() {
        return new AnswerCache(redis, generations, config, new SimpleMeterRegistry());
    }

    private static Key key(String what) {
        return new Key(CacheSpace.PRODUCTS, Language.FR, "/api/products?test=" + what);
    }

    private static Flight missing(AnswerCache replica, Key key) {
        return ((Found.Missing) replica.find(key)).flight();
    }

    private static Answer answer(Flight flight) {
        return new Answer(CacheSpace.PRODUCTS, flight.generation(), Language.FR, null, BODY, null);
    }
}
