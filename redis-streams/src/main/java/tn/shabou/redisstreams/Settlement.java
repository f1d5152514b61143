package tn.shabou.redisstreams;

import io.micrometer.core.instrument.Counter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * How an entry ends: acknowledged, tried again, or given up. Whatever it takes is asked of Redis
 * until it is done, or until the entry is another's; meanwhile the entry keeps its place among
 * those in flight, so that a Redis that is away stops the reading.
 */
final class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final InboundSettings settings;
    private final GroupCommands group;
    private final InFlight inFlight;
    private final StreamMetrics.Counts counts;
    private final Clock clock;
    private final Vertx vertx;
    private final Executor loop;
    private final Runnable changed;
    private volatile boolean stopped;

    /**
     * @param changed called on {@code loop} when there is room, or an entry is ready again
     */
    Settlement(
            InboundSettings settings,
            GroupCommands group,
            InFlight inFlight,
            StreamMetrics.Counts counts,
            Clock clock,
            Vertx vertx,
            Executor loop,
            Runnable changed) {
        this.settings = settings;
        this.group = group;
        this.inFlight = inFlight;
        this.counts = counts;
        this.clock = clock;
        this.vertx = vertx;
        this.loop = loop;
        this.changed = changed;
    }

    /** The work is done and kept; completes once Redis knows, or the entry is another's. */
    CompletionStage<Void> acknowledge(StreamEntry entry) {
        return insist(entry, group.acknowledge(entry.id()))
                .onFailure(_ -> !inFlight.holds(entry))
                .recoverWithItem(false)
                .emitOn(loop)
                .invoke(done -> settled(entry, done, counts.acknowledged()))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    /**
     * The work failed. Completes as soon as a further attempt is arranged, so that other entries
     * need not wait for it; or once the entry is among the dead letters.
     */
    CompletionStage<Void> refuse(StreamEntry entry, Throwable reason) {
        var arranged = new CompletableFuture<Void>();
        loop.execute(() -> {
            if (!inFlight.holds(entry)) {
                arranged.complete(null);
            } else if (PermanentFailure.isBehind(reason)
                    || entry.attempt() >= settings.maxAttempts()) {
                giveUp(entry, entry.attempt(), DeadLetter.describe(reason))
                        .subscribe()
                        .with(arranged::complete, arranged::completeExceptionally);
            } else {
                tryAgainLater(entry, reason);
                arranged.complete(null);
            }
        });
        return arranged;
    }

    /**
     * Moves the entry to the dead-letter stream, where it may lie already.
     *
     * @param attempts deliveries made in vain
     */
    Uni<Void> giveUp(StreamEntry entry, int attempts, String error) {
        LOG.warnf(
                "%s: giving up entry %s after attempt %d: %s",
                settings.channel(), entry.id(), attempts, error);
        return insist(entry, putAway(entry, attempts, error))
                .onFailure(_ -> !inFlight.holds(entry))
                .recoverWithItem(false)
                .emitOn(loop)
                .invoke(done -> settled(entry, done, counts.deadLettered()))
                .replaceWithVoid();
    }

    private Uni<Boolean> putAway(StreamEntry entry, int attempts, String error) {
        if (settings.leavesLettersInPlace()) {
            return group.acknowledge(entry.id());
        }
        var letter = DeadLetter.fields(entry, attempts, error, clock.instant());
        return group.deadLetter(entry.id(), settings.deadLetterStream(), letter);
    }

    /** What is not settled by now will not be; commands that still wait fail. */
    void stop() {
        stopped = true;
    }

    private void tryAgainLater(StreamEntry entry, Throwable reason) {
        var delay = settings.backoff().delay(entry.attempt(), ThreadLocalRandom.current());
        LOG.warnf(
                "%s: attempt %s with entry %s failed, the next in %d ms: %s",
                settings.channel(),
                settings.counted(entry.attempt()),
                entry.id(),
                delay.toMillis(),
                DeadLetter.describe(reason));
        LOG.debug("The failure", reason);
        inFlight.rest(entry);
        changed.run();
        vertx.setTimer(delay.toMillis(), _ -> tryAgain(entry));
    }

    private void tryAgain(StreamEntry entry) {
        if (inFlight.holds(entry)) {
            insist(entry, group.retry(entry.id()))
                    .emitOn(loop)
                    .subscribe()
                    .with(
                            again -> delivered(entry, again),
                            failure ->
                                    LOG.debugf("No further attempt with %s: %s", entry, failure));
        }
    }

    private void delivered(StreamEntry entry, Optional<StreamEntry> again) {
        if (again.isEmpty()) {
            lost(entry);
        } else if (inFlight.holds(entry)) {
            counts.redelivered().increment();
            inFlight.queueFirst(again.get());
            changed.run();
        }
    }

    private void lost(StreamEntry entry) {
        if (inFlight.holds(entry)) {
            inFlight.remove(entry.id());
            changed.run();
        }
    }

    /** Makes room, unless the entry was lost meanwhile and has come back to be worked on anew. */
    private void settled(StreamEntry entry, boolean done, Counter counter) {
        if (done) {
            counter.increment();
        }
        if (done || inFlight.holds(entry)) {
            inFlight.remove(entry.id());
        }
        changed.run();
    }

    private <T> Uni<T> insist(StreamEntry entry, Uni<T> command) {
        return command.onFailure(RedisRefusal.class)
                .invoke(no -> LOG.warnf("%s: %s: %s", settings.channel(), entry.id(), no))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .until(_ -> !stopped && inFlight.holds(entry));
    }
}
