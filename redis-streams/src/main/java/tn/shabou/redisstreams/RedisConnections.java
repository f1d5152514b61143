package tn.shabou.redisstreams;

import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The connections of this application: one per Redis for all that answers at once, and one per
 * channel for its blocking reads.
 */
@ApplicationScoped
class RedisConnections {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final String LOCAL = "redis://localhost:6379";

    private record Target(String url, Duration timeout) {}

    private final Vertx vertx;
    private final Config config;
    private final Map<Target, ResilientConnection> shared = new ConcurrentHashMap<>();

    RedisConnections(ExecutionHolder holder, Config config) {
        this.vertx = holder.vertx().getDelegate();
        this.config = config;
    }

    Vertx vertx() {
        return vertx;
    }

    /**
     * The address a channel names, else that of the application's Redis, else {@code REDIS_URL}.
     */
    String url(Optional<String> hosts) {
        return Stream.of(hosts, setting("quarkus.redis.hosts"), setting("REDIS_URL"))
                .flatMap(Optional::stream)
                .map(urls -> urls.split(",", -1)[0].strip())
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse(LOCAL);
    }

    /** The connection shared by all who do not block. */
    ResilientConnection commands(String url, Duration timeout) {
        return shared.computeIfAbsent(
                new Target(url, timeout),
                _ -> new ResilientConnection(vertx, url, "commands", timeout));
    }

    /** The shared connection to the application's own Redis. */
    ResilientConnection commands() {
        return commands(url(Optional.empty()), DEFAULT_TIMEOUT);
    }

    ResilientConnection reader(String url, String channel, Duration timeout) {
        return new ResilientConnection(vertx, url, "reading of " + channel, timeout);
    }

    private Optional<String> setting(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** After the channels, which still say goodbye. */
    void close(@Observes @Priority(Integer.MAX_VALUE) Shutdown event) {
        shared.values().forEach(ResilientConnection::close);
        shared.clear();
    }
}
