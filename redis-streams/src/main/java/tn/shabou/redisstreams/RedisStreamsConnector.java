package tn.shabou.redisstreams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Connects channels to Redis streams. {@link InboundSettings} and {@link OutboundChannel} say what
 * may be set; README.md says what to expect.
 */
@ApplicationScoped
@Connector(RedisStreamsConnector.NAME)
public class RedisStreamsConnector implements InboundConnector, OutboundConnector, HealthReporter {

    public static final String NAME = "redis-streams";

    private static final Logger LOG = Logger.getLogger(RedisStreamsConnector.class);
    private static final long METRICS_EVERY = Duration.ofSeconds(10).toMillis();
    private static final long JANITOR_EVERY = Duration.ofMinutes(1).toMillis();

    private final RedisConnections connections;
    private final JsonPayload json;
    private final Config config;
    private final Clock clock;
    private final OpenTelemetry telemetry;
    private final StreamMetrics metrics;
    private final StreamJanitor janitor = new StreamJanitor();
    private final List<InboundChannel> channels = new CopyOnWriteArrayList<>();
    private final Map<String, BooleanSupplier> connected = new ConcurrentSkipListMap<>();
    private final List<Long> timers = new CopyOnWriteArrayList<>();

    RedisStreamsConnector(
            RedisConnections connections,
            JsonPayload json,
            Config config,
            Instance<Clock> clock,
            Instance<MeterRegistry> registry,
            Instance<OpenTelemetry> telemetry) {
        this.connections = connections;
        this.json = json;
        this.config = config;
        this.clock = clock.isResolvable() ? clock.get() : Clock.systemUTC();
        this.telemetry = telemetry.isResolvable() ? telemetry.get() : OpenTelemetry.noop();
        this.metrics =
                new StreamMetrics(
                        registry.isResolvable() ? registry.get() : new CompositeMeterRegistry(),
                        this.clock);
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channelConfig) {
        var attributes = new Attributes(channelConfig);
        var settings = InboundSettings.of(attributes, applicationName());
        var url = connections.url(attributes.text("hosts"));
        var commands = connections.commands(url, settings.commandTimeout());
        var group =
                new GroupCommands(
                        commands,
                        connections.reader(url, settings.channel(), settings.commandTimeout()),
                        settings.stream(),
                        settings.group(),
                        ConsumerName.of(settings.channel()));
        watch(
                new WatchedGroup(
                        new StreamCommands(commands),
                        settings.stream(),
                        settings.group(),
                        settings.deadLetterStream()));
        var counts = metrics.counts(settings.stream(), settings.group());
        var channel =
                new InboundChannel(
                        settings,
                        group,
                        counts,
                        new EntrySpans(telemetry, settings.group()),
                        clock,
                        connections.vertx());
        channels.add(channel);
        connected.put(settings.channel(), channel::isConnected);
        return channel.open();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channelConfig) {
        var attributes = new Attributes(channelConfig);
        var commands =
                connections.commands(
                        connections.url(attributes.text("hosts")),
                        InboundSettings.commandTimeout(attributes));
        commands.open();
        connected.put(attributes.channel(), commands::isUp);
        return OutboundChannel.of(attributes, new StreamCommands(commands), json).subscriber();
    }

    /** A channel is ready while it can reach Redis. */
    @Override
    public HealthReport getReadiness() {
        var report = HealthReport.builder();
        connected.forEach((channel, isUp) -> {
            boolean up = isUp.getAsBoolean();
            report.add(channel, up, up ? null : "Redis is away");
        });
        return report.build();
    }

    /** A lost Redis is no reason to restart us: the channels come back by themselves. */
    @Override
    public HealthReport getLiveness() {
        var report = HealthReport.builder();
        connected.keySet().forEach(channel -> report.add(channel, true));
        return report.build();
    }

    /** Before anything that handlers may need is taken away from them. */
    void close(@Observes @Priority(1) Shutdown event) {
        timers.forEach(connections.vertx()::cancelTimer);
        if (!channels.isEmpty()) {
            LOG.debugf("Closing %d channels", channels.size());
            Uni.join()
                    .all(channels.stream().map(InboundChannel::close).toList())
                    .andCollectFailures()
                    .await()
                    .indefinitely();
        }
    }

    private synchronized void watch(WatchedGroup group) {
        metrics.watch(group);
        janitor.watch(group);
        if (timers.isEmpty()) {
            every(METRICS_EVERY, metrics::refresh);
            every(JANITOR_EVERY, janitor::tidy);
        }
    }

    private void every(long millis, Supplier<Uni<Void>> round) {
        timers.add(
                connections
                        .vertx()
                        .setPeriodic(millis, _ -> round.get().subscribe().with(_ -> {})));
    }

    private String applicationName() {
        return config.getOptionalValue("quarkus.application.name", String.class)
                .orElse("application");
    }
}
