package tn.shabou.redisstreams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries that a channel was given and has not settled. Changed on the channel's event loop
 * only; {@link #holds} may be asked from anywhere.
 */
final class InFlight {

    /** Where an entry stands. */
    enum Stage {
        /** Waits for somebody who wants it. */
        READY,
        /** Is being worked on. */
        WORKING,
        /** Failed, and waits for its next attempt or for the dead-letter stream. */
        RESTING
    }

    private record Held(StreamEntry entry, Stage stage) {}

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();

    /** False when the entry is here already. */
    boolean admit(StreamEntry entry) {
        return held.putIfAbsent(entry.id(), new Held(entry, Stage.RESTING)) == null;
    }

    void queue(StreamEntry entry) {
        held.put(entry.id(), new Held(entry, Stage.READY));
        ready.addLast(entry.id());
    }

    /** A further attempt goes before what was never tried, since it is older. */
    void queueFirst(StreamEntry entry) {
        held.put(entry.id(), new Held(entry, Stage.READY));
        ready.addFirst(entry.id());
    }

    /** The next entry, now being worked on; null when none is ready. */
    @Nullable StreamEntry next() {
        while (!ready.isEmpty()) {
            var next = held.get(ready.removeFirst());
            if (next != null && next.stage() == Stage.READY) {
                held.put(next.entry().id(), new Held(next.entry(), Stage.WORKING));
                return next.entry();
            }
        }
        return null;
    }

    void rest(StreamEntry entry) {
        held.put(entry.id(), new Held(entry, Stage.RESTING));
    }

    void remove(String id) {
        held.remove(id);
    }

    /** Whether this very delivery of the entry is still unsettled. */
    boolean holds(StreamEntry entry) {
        var known = held.get(entry.id());
        return known != null && known.entry().attempt() == entry.attempt();
    }

    List<String> ids() {
        return List.copyOf(held.keySet());
    }

    List<String> ids(Set<Stage> stages) {
        return held.values().stream()
                .filter(one -> stages.contains(one.stage()))
                .map(one -> one.entry().id())
                .toList();
    }

    boolean isWorking() {
        return held.values().stream().anyMatch(one -> one.stage() == Stage.WORKING);
    }

    int size() {
        return held.size();
    }
}
