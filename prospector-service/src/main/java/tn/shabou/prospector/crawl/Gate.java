package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets so many pieces of work run at a time; the others wait in line, and hold no thread. */
final class Gate {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Gate(int places) {
        this.free = places;
    }

    /** The place is given back when the work ends, fails or is cancelled. */
    <T> Uni<T> through(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(this::enter)
                .chain(() ->
                        Uni.createFrom().deferred(work::get).onTermination().invoke(this::leave));
    }

    private void enter(UniEmitter<? super Void> visitor) {
        Runnable go = () -> visitor.complete(null);
        visitor.onTermination(() -> forget(go));
        enter(go);
    }

    private synchronized void forget(Runnable go) {
        waiting.remove(go);
    }

    private void enter(Runnable go) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(go);
                return;
            }
            free--;
        }
        go.run();
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            free += next == null ? 1 : 0;
        }
        if (next != null) {
            next.run();
        }
    }
}
