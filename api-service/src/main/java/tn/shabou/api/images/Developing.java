package tn.shabou.api.images;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;

/** Develops a few images at a time on threads of their own, and lets only so many wait. */
@ApplicationScoped
class Developing {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Darkroom darkroom;
    private final WorkerExecutor workers;
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    Developing(ImageConfig config, Vertx vertx) {
        this.darkroom = new Darkroom(config.mostPixels());
        this.workers = vertx.createSharedWorkerExecutor("images", config.atOnce());
        this.most = config.atOnce() + config.waiting();
    }

    /**
     * @throws Problem (in the Uni) as {@link Darkroom#develop} does, and 503 when too many wait
     */
    Uni<Picture> develop(byte[] sent) {
        return Uni.createFrom()
                .deferred(() -> {
                    if (inside.incrementAndGet() > most) {
                        inside.decrementAndGet();
                        throw new Problem(HttpProblem.UNAVAILABLE, "Try again in a moment.")
                                .retryAfter(RETRY);
                    }
                    return workers.executeBlocking(() -> darkroom.develop(sent), false)
                            .onTermination()
                            .invoke(inside::decrementAndGet);
                });
    }
}
