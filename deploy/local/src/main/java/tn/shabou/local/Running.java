package tn.shabou.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started and must end, last first. Ending is done once, whoever asks for it. */
final class Running {

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private boolean ended;

    /** What is added after the end is ended at once. */
    synchronized void add(Runnable ending) {
        if (ended) {
            ending.run();
        } else {
            endings.push(ending);
        }
    }

    /** Returns when all of it has ended. */
    synchronized void end() {
        ended = true;
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
