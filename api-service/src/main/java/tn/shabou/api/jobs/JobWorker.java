package tn.shabou.api.jobs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on jobs of a kind in the background of every replica: what was just asked for, and what
 * another left when it died.
 */
public final class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    private final Jobs jobs;
    private final Function<Job, Uni<Void>> checking;
    private final Step applying;
    private final Step undoing;
    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    /**
     * @param checking compares all that a job asks for with the catalogue
     */
    public JobWorker(Jobs jobs, Function<Job, Uni<Void>> checking, Step applying, Step undoing) {
        this.jobs = jobs;
        this.checking = checking;
        this.applying = applying;
        this.undoing = undoing;
    }

    /** The same, when it is compared batch by batch. */
    public JobWorker(Jobs jobs, Step checking, Step applying, Step undoing) {
        this.jobs = jobs;
        this.checking = job -> toTheEnd(checking, job);
        this.applying = applying;
        this.undoing = undoing;
    }

    /** Begins what is waiting, without anybody waiting for it. */
    public void wake() {
        look().subscribe()
                .with(
                        _ -> {},
                        failure ->
                                LOG.warnf(
                                        failure,
                                        "cannot look for work on %s; will look again",
                                        jobs.kind().jobs()));
    }

    /** Begins what is waiting; to be called now and then. */
    public Uni<Void> look() {
        int free = jobs.config().concurrency() - atWork.size();
        if (ending || free <= 0) {
            return Uni.createFrom().voidItem();
        }
        return jobs.free(free).invoke(this::begin).replaceWithVoid();
    }

    /** Begins nothing more, and stops after the batches at work. */
    public void end() {
        ending = true;
    }

    private void begin(List<Job> waiting) {
        for (var job : waiting) {
            if (atWork.size() < jobs.config().concurrency() && atWork.add(job.id())) {
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
                                                "cannot say that %s %s is free; others find it by its lease",
                                                jobs.kind().jobs(),
                                                job.id()));
            }
        }
    }

    private Uni<Void> work(Job job) {
        return switch (job.state()) {
            case CHECKING -> checking.apply(job);
            case APPLYING -> toTheEnd(applying, job);
            case UNDOING -> toTheEnd(undoing, job);
            case CHECKED, APPLIED, UNDONE, CANCELLED, FAILED -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> toTheEnd(Step step, Job job) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step.next(job))
                .whilst(more -> more && !ending)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> leave(Job job, @Nullable Throwable failure) {
        if (failure == null) {
            return jobs.release(job);
        }
        LOG.warnf(
                failure,
                "%s %s was interrupted while %s",
                jobs.kind().jobs(),
                job.id(),
                job.state());
        return jobs.putOff(job);
    }
}
