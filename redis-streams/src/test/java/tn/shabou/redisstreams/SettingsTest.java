package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void recordsTheDefaults() {
        assertThat(settings(Map.of("channel-name", "orders$2")))
                .isEqualTo(
                        new InboundSettings(
                                "orders$2",
                                "orders",
                                "shop",
                                Set.of(),
                                16,
                                32,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                5,
                                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)),
                                "orders.dead",
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10)));
    }

    @Test
    void readsWhatIsSet() {
        var set =
                Map.ofEntries(
                        Map.entry("channel-name", "orders"),
                        Map.entry("stream", "s"),
                        Map.entry("group", "g"),
                        Map.entry("schema", "a.v1,b.v2"),
                        Map.entry("batch-size", "1"),
                        Map.entry("max-in-flight", "2"),
                        Map.entry("block", "3"),
                        Map.entry("claim-min-idle", "4"),
                        Map.entry("claim-interval", "5"),
                        Map.entry("max-attempts", "6"),
                        Map.entry("backoff-initial", "7"),
                        Map.entry("backoff-max", "8"),
                        Map.entry("dead-letter-stream", "d"),
                        Map.entry("shutdown-grace", "9"),
                        Map.entry("command-timeout", "10"));

        assertThat(settings(set))
                .isEqualTo(
                        new InboundSettings(
                                "orders",
                                "s",
                                "g",
                                Set.of("a.v1", "b.v2"),
                                1,
                                2,
                                Duration.ofMillis(3),
                                Duration.ofMillis(4),
                                Duration.ofMillis(5),
                                6,
                                new Backoff(Duration.ofMillis(7), Duration.ofMillis(8)),
                                "d",
                                Duration.ofMillis(9),
                                Duration.ofMillis(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void triesWithoutEndWhenToldTo(String attempts) {
        assertThat(settings(Map.of("channel-name", "orders", "max-attempts", attempts)))
                .returns(Attributes.WITHOUT_END, InboundSettings::maxAttempts)
                .returns("orders.dead", InboundSettings::deadLetterStream);
    }

    @Test
    void refusesANumberOfAttemptsThatMeansNothing() {
        assertThatThrownBy(() -> settings(Map.of("channel-name", "orders", "max-attempts", "-2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "max-attempts of channel orders must be at least 1, or 0 for as many as it"
                                + " takes, is -2");
    }

    @Test
    void leavesDeadLettersWhereTheyAreUnlessToldOtherwise() {
        var bury = Map.of("channel-name", "bury", "stream", "orders.dead");
        var told = new HashMap<>(bury);
        told.putAll(Map.of("max-attempts", "5", "dead-letter-stream", "graves"));

        assertThat(settings(bury))
                .returns(Attributes.WITHOUT_END, InboundSettings::maxAttempts)
                .returns(true, InboundSettings::leavesLettersInPlace);
        assertThat(settings(told))
                .returns(5, InboundSettings::maxAttempts)
                .returns("graves", InboundSettings::deadLetterStream)
                .returns(false, InboundSettings::leavesLettersInPlace);
    }

    @Test
    void refusesAChannelThatCouldHoldNothing() {
        assertThatThrownBy(() -> settings(Map.of("channel-name", "orders", "max-in-flight", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-in-flight of channel orders must be at least 1, is 0");
    }

    @Test
    void findsRedisWhereTheChannelTheApplicationOrTheEnvironmentSays() {
        var both =
                Map.of(
                        "quarkus.redis.hosts",
                        "redis://b:1,redis://c:1",
                        "REDIS_URL",
                        "redis://d:1");

        assertThat(url(both, "redis://a:1")).isEqualTo("redis://a:1");
        assertThat(url(both, null)).isEqualTo("redis://b:1");
        assertThat(url(Map.of("REDIS_URL", "redis://d:1"), null)).isEqualTo("redis://d:1");
        assertThat(url(Map.of(), null)).isEqualTo("redis://localhost:6379");
    }

    private static String url(Map<String, String> properties, String hosts) {
        var vertx = Vertx.vertx();
        try {
            return new RedisConnections(new ExecutionHolder(vertx), config(properties))
                    .url(Optional.ofNullable(hosts));
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static InboundSettings settings(Map<String, String> attributes) {
        return InboundSettings.of(new Attributes(config(attributes)), "shop");
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
