package tn.shabou.redisstreams;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Brings the entries of one stream to one subscriber. It reads when somebody wants a message, none
 * is ready and there is room; now and then it claims what silent consumers hold instead; and it
 * keeps a hand on what it holds itself.
 *
 * <p>All state belongs to one event loop, so nothing is locked.
 */
final class InboundChannel {

    private static final Logger LOG = Logger.getLogger(InboundChannel.class);
    private static final Backoff PAUSE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final InboundSettings settings;
    private final GroupCommands group;
    private final Vertx vertx;
    private final Context context;
    private final Executor loop;
    private final InFlight inFlight = new InFlight();
    private final Settlement settlement;
    private final StreamMetrics.Counts counts;
    private final EntrySpans spans;
    private final Outlet outlet;
    private final CompletableFuture<Void> quiet = new CompletableFuture<>();

    private boolean joined;
    private boolean fetching;
    private boolean beating;
    private int failures;
    private String cursor = GroupCommands.Claim.END;
    private long nextScanNanos = System.nanoTime();
    private long heartbeat;
    private boolean closing;
    private @Nullable Uni<Void> closed;

    InboundChannel(
            InboundSettings settings,
            GroupCommands group,
            StreamMetrics.Counts counts,
            EntrySpans spans,
            Clock clock,
            Vertx vertx) {
        this.settings = settings;
        this.group = group;
        this.counts = counts;
        this.spans = spans;
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.loop = task -> context.runOnContext(_ -> task.run());
        this.settlement =
                new Settlement(
                        settings, group, inFlight, counts, clock, vertx, loop, this::advance);
        this.outlet = new Outlet(loop, this::advance, () -> close().subscribe().with(_ -> {}));
    }

    /**
     * Begins to reach for Redis, and to keep hold of entries; reading begins with the first demand.
     */
    Flow.Publisher<Message<String>> open() {
        group.commands().open();
        group.reader().open();
        loop.execute(() ->
                heartbeat =
                        vertx.setPeriodic(
                                Math.max(1, settings.claimMinIdle().toMillis() / 3),
                                _ -> beat().subscribe().with(_ -> {}, _ -> {})));
        return outlet;
    }

    private String name() {
        return settings.channel();
    }

    boolean isConnected() {
        return group.reader().isUp() && group.commands().isUp();
    }

    /**
     * Stops reading, waits for what is being worked on, and offers the rest to other consumers, so
     * that they need not wait until this one counts as silent.
     */
    synchronized Uni<Void> close() {
        if (closed == null) {
            closed =
                    Uni.createFrom()
                            .voidItem()
                            .emitOn(loop)
                            .chain(this::windDown)
                            .onFailure()
                            .invoke(e -> LOG.warnf("%s: closed untidily: %s", name(), e))
                            .onFailure()
                            .recoverWithNull()
                            .emitOn(loop)
                            .invoke(this::end)
                            .memoize()
                            .indefinitely();
        }
        return closed;
    }

    private Uni<Void> windDown() {
        closing = true;
        advance();
        return Uni.combine()
                .all()
                .unis(handBack(EnumSet.of(InFlight.Stage.READY)), group.wakeReader())
                .discardItems()
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(quiet))
                .ifNoItem()
                .after(settings.shutdownGrace())
                .recoverWithUni(Uni.createFrom().voidItem())
                .emitOn(loop)
                .chain(() -> handBack(EnumSet.of(InFlight.Stage.READY, InFlight.Stage.WORKING)))
                .chain(group::leave);
    }

    private void end() {
        vertx.cancelTimer(heartbeat);
        settlement.stop();
        group.reader().close();
        outlet.complete();
    }

    /**
     * Offers what failed and waits, and what is unfinished; a delivery that came to nothing because
     * we leave does not count as an attempt.
     */
    private Uni<Void> handBack(Set<InFlight.Stage> stagesUnfinished) {
        var unfinished = inFlight.ids(stagesUnfinished);
        var failed = inFlight.ids(EnumSet.of(InFlight.Stage.RESTING));
        unfinished.forEach(inFlight::remove);
        failed.forEach(inFlight::remove);
        return group.offer(unfinished, settings.claimMinIdle(), 1)
                .chain(() -> group.offer(failed, settings.claimMinIdle(), 0))
                .replaceWithVoid();
    }

    /** Does whatever can be done now; called after everything that may have changed that. */
    private void advance() {
        if (closing) {
            if (!fetching && !inFlight.isWorking()) {
                quiet.complete(null);
            }
            return;
        }
        while (outlet.wanted()) {
            var entry = inFlight.next();
            if (entry == null) {
                break;
            }
            outlet.emit(message(entry));
        }
        if (outlet.wanted() && !fetching && room() > 0) {
            fetching = true;
            fetch().emitOn(loop).subscribe().with(this::fetched, this::fetchFailed);
        }
    }

    private int room() {
        return Math.min(settings.batchSize(), settings.maxInFlight() - inFlight.size());
    }

    private Uni<List<StreamEntry>> fetch() {
        if (!joined) {
            return group.create().emitOn(loop).invoke(() -> joined = true).replaceWith(List.of());
        }
        if (System.nanoTime() - nextScanNanos >= 0) {
            return beat().chain(this::claim);
        }
        return group.read(room(), settings.block(), settings.readTimeout());
    }

    private Uni<List<StreamEntry>> claim() {
        return group.claim(settings.claimMinIdle(), cursor, Math.max(room(), 1))
                .emitOn(loop)
                .map(page -> {
                    cursor = page.cursor();
                    if (cursor.equals(GroupCommands.Claim.END)) {
                        nextScanNanos = System.nanoTime() + settings.claimInterval().toNanos();
                    }
                    return page.entries();
                });
    }

    private void fetched(List<StreamEntry> entries) {
        failures = 0;
        fetching = false;
        entries.forEach(this::admit);
        advance();
    }

    /** A refusal may well mean that the group is gone, with all of Redis perhaps: join it anew. */
    private void fetchFailed(Throwable failure) {
        if (failure instanceof RedisRefusal) {
            joined = false;
            if (failures == 0) {
                LOG.warnf("%s: could not read: %s", name(), failure.getMessage());
            }
        }
        failures++;
        vertx.setTimer(
                PAUSE.delay(failures, ThreadLocalRandom.current()).toMillis(),
                _ -> {
                    fetching = false;
                    advance();
                });
    }

    private void admit(StreamEntry entry) {
        if (!inFlight.admit(entry)) {
            return;
        }
        if (entry.attempt() > 1) {
            counts.redelivered().increment();
        }
        if (entry.attempt() > settings.maxAttempts()) {
            int made = entry.attempt() - 1;
            giveUp(entry, made, "delivered " + made + " times without an answer");
        } else if (entry.payload().isEmpty()) {
            giveUp(entry, entry.attempt(), "the entry has no payload");
        } else if (!settings.accepts(entry)) {
            giveUp(
                    entry,
                    entry.attempt(),
                    entry.schema()
                            .map(schema -> "schema " + schema + " is not accepted")
                            .orElse("the entry has no schema"));
        } else {
            inFlight.queue(entry);
        }
    }

    private void giveUp(StreamEntry entry, int attempts, String error) {
        settlement
                .giveUp(entry, attempts, error)
                .subscribe()
                .with(_ -> {}, e -> LOG.debugf("%s stays pending: %s", entry.id(), e));
    }

    /** Tells Redis that we are alive, and learns which entries are others' by now. */
    private Uni<Void> beat() {
        var ids = inFlight.ids();
        if (beating || ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        beating = true;
        return group.keep(ids)
                .emitOn(loop)
                .onTermination()
                .invoke(() -> beating = false)
                .invoke(kept -> forgetLost(ids, kept))
                .replaceWithVoid();
    }

    private void forgetLost(Collection<String> held, Set<String> kept) {
        var lost = new HashSet<>(held);
        lost.removeAll(kept);
        lost.forEach(inFlight::remove);
        if (!lost.isEmpty()) {
            LOG.debugf("%s: no longer ours: %s", name(), lost);
            advance();
        }
    }

    /** The message brings a context of its own, on which its handler may use reactive clients. */
    private Message<String> message(StreamEntry entry) {
        var span = spans.begin(entry);
        var metadata = ContextAwareMessage.captureContextMetadata(entry, EntrySpans.metadata(span));
        entry.traceparent()
                .flatMap(Traceparent::traceId)
                .ifPresent(trace ->
                        metadata.get(LocalContextMetadata.class)
                                .ifPresent(own -> traceLogsOf(own.context(), trace)));
        return Message.of(
                entry.payload().orElseThrow(),
                metadata,
                () -> EntrySpans.end(span, settlement.acknowledge(entry)),
                reason -> EntrySpans.fail(span, reason, settlement.refuse(entry, reason)));
    }

    private static void traceLogsOf(Context context, String trace) {
        context.runOnContext(_ -> MDC.put("traceId", trace));
    }
}
