package tn.shabou.redisstreams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What can be known about the streams that this application reads. The gauges tell what the last
 * {@link #refresh} found, so that a scrape never waits for Redis; they are NaN while it is away.
 */
final class StreamMetrics {

    /** What happened to entries in this process. */
    record Counts(Counter acknowledged, Counter redelivered, Counter deadLettered) {}

    private static final double MILLIS_PER_SECOND = 1000;

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<WatchedGroup, Gauges> watched = new ConcurrentHashMap<>();

    StreamMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    Counts counts(String stream, String group) {
        var tags = Tags.of("stream", stream, "group", group);
        return new Counts(
                registry.counter("redis.stream.acknowledged", tags),
                registry.counter("redis.stream.redeliveries", tags),
                registry.counter("redis.stream.dead.lettered", tags));
    }

    void watch(WatchedGroup group) {
        watched.computeIfAbsent(group, this::register);
    }

    /** Asks Redis about every group; never fails. */
    Uni<Void> refresh() {
        return Multi.createFrom()
                .iterable(watched.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> refresh(one.getKey(), one.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Gauges register(WatchedGroup group) {
        var gauges = new Gauges();
        var tags = Tags.of("stream", group.stream(), "group", group.group());
        Gauge.builder("redis.stream.depth", () -> gauges.depth)
                .description("Entries not acknowledged yet, delivered or not")
                .tags(tags)
                .register(registry);
        Gauge.builder("redis.stream.pending", () -> gauges.pending)
                .description("Entries delivered, but not acknowledged")
                .tags(tags)
                .register(registry);
        Gauge.builder("redis.stream.oldest.pending", () -> gauges.oldestPendingSeconds)
                .description("Time since the oldest pending entry was written")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
        var deadLetters = Tags.of("stream", group.stream());
        boolean countedElsewhere = group.deadLetterStream().equals(group.stream());
        if (!countedElsewhere
                && registry.find("redis.stream.dead.letters").tags(deadLetters).gauge() == null) {
            Gauge.builder("redis.stream.dead.letters", () -> gauges.deadLetters)
                    .description("Entries in the dead-letter stream")
                    .tags(deadLetters)
                    .register(registry);
        }
        return gauges;
    }

    private Uni<Void> refresh(WatchedGroup group, Gauges gauges) {
        var backlog = group.commands().backlog(group.stream(), group.group());
        var dead = group.commands().length(group.deadLetterStream());
        return Uni.combine()
                .all()
                .unis(backlog, dead)
                .asTuple()
                .invoke(both -> show(both.getItem1(), both.getItem2(), gauges))
                .onFailure()
                .invoke(_ -> gauges.unknown())
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(StreamCommands.Backlog backlog, long deadLetters, Gauges gauges) {
        gauges.pending = backlog.pending();
        gauges.depth =
                backlog.lag().isPresent()
                        ? backlog.lag().getAsLong() + backlog.pending()
                        : Double.NaN;
        gauges.oldestPendingSeconds = backlog.oldestPending().map(this::age).orElse(0.0);
        gauges.deadLetters = deadLetters;
    }

    /** An id begins with the time at which Redis gave it. */
    private double age(String id) {
        long written = Long.parseLong(id, 0, id.indexOf('-'), 10);
        return Math.max(0, (clock.millis() - written) / MILLIS_PER_SECOND);
    }

    private static final class Gauges {
        volatile double depth = Double.NaN;
        volatile double pending = Double.NaN;
        volatile double oldestPendingSeconds = Double.NaN;
        volatile double deadLetters = Double.NaN;

        void unknown() {
            depth = Double.NaN;
            pending = Double.NaN;
            oldestPendingSeconds = Double.NaN;
            deadLetters = Double.NaN;
        }
    }
}
