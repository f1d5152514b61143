package tn.shabou.api.imports.products;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on imports in the background of every replica: what was just asked for, and what another
 * left when it died.
 */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final Jobs jobs;
    private final Checking checking;
    private final Applying applying;
    private final Undoing undoing;
    private final ImportConfig config;
    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    ImportWorker(
            Jobs jobs, Checking checking, Applying applying, Undoing undoing, ImportConfig config) {
        this.jobs = jobs;
        this.checking = checking;
        this.applying = applying;
        this.undoing = undoing;
        this.config = config;
    }

    /** Begins what is waiting, without anybody waiting for it. */
    void wake() {
        look().subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf(failure, "cannot look for imports; will look again"));
    }

    @Scheduled(every = "${shabou.imports.look-every:5s}")
    Uni<Void> look() {
        int free = config.concurrency() - atWork.size();
        if (ending || free <= 0) {
            return Uni.createFrom().voidItem();
        }
        return jobs.free(free).invoke(this::begin).replaceWithVoid();
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    private void begin(List<Jobs.Job> waiting) {
        for (var job : waiting) {
            if (atWork.size() < config.concurrency() && atWork.add(job.id())) {
                work(job)
                        .onItemOrFailure()
                        .transformToUni((_, failure) -> leave(job, failure))
                        .onTermination()
                        .invoke(() -> atWork.remove(job.id()))
                        .subscribe()
                        .with(
                                _ -> wake(),
                                failure ->
                                        LOG.warnf(
                                                failure,
                                                "cannot say that import %s is free; others find it by its lease",
                                                job.id()));
            }
        }
    }

    private Uni<Void> work(Jobs.Job job) {
        return switch (job.state()) {
            case CHECKING -> checking.check(job);
            case APPLYING -> toTheEnd(applying, job);
            case UNDOING -> toTheEnd(undoing, job);
            case CHECKED, APPLIED, UNDONE, CANCELLED, FAILED -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> toTheEnd(Step step, Jobs.Job job) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.next(job))
                .whilst(more -> more && !ending)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> leave(Jobs.Job job, @Nullable Throwable failure) {
        if (failure == null) {
            return jobs.release(job);
        }
        LOG.warnf(failure, "import %s was interrupted while %s", job.id(), job.state());
        return jobs.putOff(job);
    }
}
