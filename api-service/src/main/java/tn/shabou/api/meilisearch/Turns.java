package tn.shabou.api.meilisearch;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one piece of work begin when the one before has ended, well or not. */
final class Turns {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Uni<Void> take(Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        enqueue(() ->
                                Uni.createFrom()
                                        .<Void>deferred(() -> work.get())
                                        .onTermination()
                                        .invoke(this::next)
                                        .subscribe()
                                        .with(emitter::complete, emitter::fail)));
    }

    private void enqueue(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (busy) {
                return;
            }
            busy = true;
        }
        next();
    }

    private void next() {
        var work = following();
        if (work != null) {
            work.run();
        }
    }

    private synchronized @Nullable Runnable following() {
        var work = waiting.poll();
        busy = work != null;
        return work;
    }
}
