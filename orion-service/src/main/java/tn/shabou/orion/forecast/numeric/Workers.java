package tn.shabou.orion.forecast.numeric;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Does independent pieces of work on a number of threads. What comes of a piece depends on the
 * piece alone, so results are the same to the last bit for any number of threads.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    public Workers(int threads) {
        this.threads = threads;
        this.executor =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("forecast-", 0).factory());
    }

    /** Does the pieces 0 to {@code pieces - 1} and returns when all are done. */
    public void each(int pieces, IntConsumer piece) {
        if (threads == 1) {
            for (int i = 0; i < pieces; i++) {
                piece.accept(i);
            }
            return;
        }
        var next = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(
                    executor.submit(() -> {
                        for (int i; (i = next.getAndIncrement()) < pieces; ) {
                            piece.accept(i);
                        }
                    }));
        }
        running.forEach(Workers::await);
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while forecasting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a piece of the work failed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
