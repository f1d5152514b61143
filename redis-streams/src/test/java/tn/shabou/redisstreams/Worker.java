package tn.shabou.redisstreams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A process with one channel, so to speak: it has a Vert.x of its own, and may crash. */
final class Worker implements AutoCloseable {

    static final String GROUP = "workers";

    private static final Map<String, String> QUICK =
            Map.of(
                    "group", GROUP,
                    "block", "100",
                    "claim-min-idle", "600",
                    "claim-interval", "100",
                    "backoff-initial", "5",
                    "backoff-max", "20",
                    "shutdown-grace", "5000",
                    "command-timeout", "1000");

    final List<StreamEntry> seen = new CopyOnWriteArrayList<>();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final InboundChannel channel;
    private final Vertx vertx = Vertx.vertx();
    private final ResilientConnection commands;
    private final ResilientConnection reader;

    private Worker(
            RedisProcess redis,
            String stream,
            Map<String, String> attributes,
            int concurrency,
            Function<StreamEntry, Uni<Void>> handler) {
        var settings = settings(stream, attributes);
        commands =
                new ResilientConnection(vertx, redis.url(), "commands", settings.commandTimeout());
        reader = new ResilientConnection(vertx, redis.url(), "reading", settings.commandTimeout());
        var group =
                new GroupCommands(
                        commands, reader, stream, settings.group(), ConsumerName.of(stream));
        var counts =
                new StreamMetrics(registry, Clock.systemUTC()).counts(stream, settings.group());
        var spans = new EntrySpans(OpenTelemetry.noop(), settings.group());
        channel = new InboundChannel(settings, group, counts, spans, Clock.systemUTC(), vertx);
        Multi.createFrom()
                .publisher(channel.open())
                .onItem()
                .transformToUni(message -> handle(message, handler))
                .merge(concurrency)
                .subscribe()
                .with(_ -> {});
    }

    /** Handles entries one after the other. */
    static Worker start(
            RedisProcess redis,
            String stream,
            Map<String, String> attributes,
            Function<StreamEntry, Uni<Void>> handler) {
        return new Worker(redis, stream, attributes, 1, handler);
    }

    /** Handles whatever it is given at once. */
    static Worker startEager(
            RedisProcess redis,
            String stream,
            Map<String, String> attributes,
            Function<StreamEntry, Uni<Void>> handler) {
        return new Worker(redis, stream, attributes, Integer.MAX_VALUE, handler);
    }

    static InboundSettings settings(String stream, Map<String, String> attributes) {
        var all = new HashMap<>(QUICK);
        all.putAll(attributes);
        all.put("channel-name", "channel");
        all.put("stream", stream);
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "test", 100))
                        .build();
        return InboundSettings.of(new Attributes(config), "application");
    }

    static Uni<Void> done(StreamEntry entry) {
        return Uni.createFrom().voidItem();
    }

    static Uni<Void> never(StreamEntry entry) {
        return Uni.createFrom().nothing();
    }

    static Uni<Void> fail(StreamEntry entry) {
        return Uni.createFrom().failure(new IllegalStateException("attempt " + entry.attempt()));
    }

    StreamCommands streams() {
        return new StreamCommands(commands);
    }

    /** Neither of its connections gets an answer. */
    boolean isCutOff() {
        return !commands.isUp() && !reader.isUp();
    }

    double counted(String name) {
        return registry.get(name).counter().count();
    }

    List<Integer> attempts() {
        return seen.stream().map(StreamEntry::attempt).toList();
    }

    /** Goes without a word: no acknowledgement, no heartbeat, no hand-back. */
    void crash() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Goes in good order. */
    @Override
    public void close() {
        channel.close().await().atMost(Duration.ofSeconds(30));
        commands.close();
        crash();
    }

    private Uni<Void> handle(Message<String> message, Function<StreamEntry, Uni<Void>> handler) {
        var entry = message.getMetadata(StreamEntry.class).orElseThrow();
        seen.add(entry);
        return handler.apply(entry)
                .onItemOrFailure()
                .transformToUni((_, failure) ->
                        Uni.createFrom()
                                .completionStage(
                                        failure == null ? message.ack() : message.nack(failure)));
    }
}
