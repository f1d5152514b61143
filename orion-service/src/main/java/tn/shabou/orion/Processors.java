package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tn.shabou.orion.forecast.numeric.Workers;

/** Where work goes that takes the processor: off the event loops, on as many threads as allowed. */
@ApplicationScoped
class Processors {

    /** Longer than learning from ten thousands of products takes. */
    private static final long MOST_MINUTES = 60;

    private final WorkerExecutor executor;
    private final Workers workers;

    Processors(ForecastingConfig config, Vertx vertx) {
        int threads = config.threads().orElse(Runtime.getRuntime().availableProcessors());
        executor =
                vertx.createSharedWorkerExecutor(
                        "forecasting", threads, MOST_MINUTES, TimeUnit.MINUTES);
        workers = new Workers(threads);
    }

    @PreDestroy
    void close() {
        workers.close();
        executor.closeAndForget();
    }

    /** Work for one thread; as much of it at once as there are threads. */
    <T> Uni<T> alone(Callable<T> work) {
        return executor.executeBlocking(work, false);
    }

    /** Work that is shared among all threads. */
    <T> Uni<T> together(Function<Workers, T> work) {
        return executor.executeBlocking(() -> work.apply(workers), false);
    }
}
