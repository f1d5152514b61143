package tn.shabou.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * What has been started and must end, last first or together. Ending is done once, whoever asks for
 * it.
 */
public final class Running {

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final boolean together;
    private boolean ended;

    /** Everything ends before what was added earlier begins to. */
    public Running() {
        this(false);
    }

    private Running(boolean together) {
        this.together = together;
    }

    /** A place in the order here for what may end at the same time. */
    public Running together() {
        var group = new Running(true);
        add(group::end);
        return group;
    }

    /** What is added after the end is ended at once. */
    public synchronized void add(Runnable ending) {
        if (ended) {
            ending.run();
        } else {
            endings.push(ending);
        }
    }

    /** Returns when all of it has ended. */
    public synchronized void end() {
        ended = true;
        if (together) {
            CompletableFuture.allOf(
                            endings.stream()
                                    .map(one ->
                                            CompletableFuture.runAsync(
                                                    one, Thread::startVirtualThread))
                                    .toArray(CompletableFuture[]::new))
                    .join();
            endings.clear();
        }
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    public synchronized boolean hasEnded() {
        return ended;
    }
}
