package tn.shabou.api.cache;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.stream.Stream;
import tn.shabou.api.feed.CatalogFeed;
import tn.shabou.api.feed.Notice;

/**
 * Which generation of answers is valid in each space. The name of a generation is the last notice
 * of a change that was heard; since all replicas hear the same notices in the same order, they call
 * it the same and share answers in Redis without ever asking which is valid.
 *
 * <p>A new generation begins a moment after a notice, so that many changes make one, and not before
 * whatever answers are made from (the indexes in memory) knows of the change.
 */
@ApplicationScoped
class Generations {

    private static final int BEFORE_THE_FEED = 5;
    private static final long RECHECK_MS = 20;

    private final State[] states;
    private final CatalogFeed feed;
    private final Vertx vertx;
    private final CacheConfig config;

    Generations(CatalogFeed feed, Vertx vertx, CacheConfig config) {
        this.feed = feed;
        this.vertx = vertx;
        this.config = config;
        this.states =
                Stream.generate(State::new).limit(CacheSpace.values().length).toArray(State[]::new);
    }

    /** What is valid now, and the notice that will name what comes next. */
    private static final class State {
        private volatile Optional<String> current = Optional.empty();
        private Optional<String> next = Optional.empty();
        private long due = Long.MAX_VALUE;
    }

    void listen(@Observes @Priority(BEFORE_THE_FEED) StartupEvent event) {
        feed.hear(this::hear);
    }

    /** Empty while it is unknown what changed: then nothing may be kept or taken. */
    Optional<String> current(CacheSpace space) {
        return states[space.ordinal()].current;
    }

    private void hear(Notice notice) {
        for (var space : CacheSpace.values()) {
            var state = states[space.ordinal()];
            boolean lost = notice.kind() == Notice.Kind.ANYTHING;
            long delay =
                    lost
                            ? 1
                            : (space.bears(notice.kind()) ? config.settleCounts() : config.settle())
                                    .toMillis();
            synchronized (state) {
                if (lost) {
                    state.current = Optional.empty();
                }
                state.next = Optional.of(notice.token());
                long due = System.nanoTime() / 1_000_000 + delay;
                if (due < state.due) {
                    state.due = due;
                    vertx.setTimer(delay, _ -> begin(state, due));
                }
            }
        }
    }

    private void begin(State state, long due) {
        synchronized (state) {
            if (state.due != due) {
                return;
            }
            if (feed.isSettled()) {
                state.current = state.next;
                state.due = Long.MAX_VALUE;
            } else {
                vertx.setTimer(RECHECK_MS, _ -> begin(state, due));
            }
        }
    }
}
