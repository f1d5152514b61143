package tn.shabou.api.bulk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import tn.shabou.api.jobs.JobWorker;
import tn.shabou.api.jobs.Undoing;

/** Works on bulk edits in the background of every replica. */
@ApplicationScoped
class BulkWorker {

    private final BulkJobs jobs;
    private final BulkConfig config;
    private final Clock clock;
    private final JobWorker worker;

    BulkWorker(BulkJobs jobs, Previewing previewing, BulkConfig config, Clock clock) {
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
        this.worker =
                new JobWorker(
                        jobs, previewing, Applying.of(jobs.batches()), Undoing.of(jobs.batches()));
    }

    /** Begins what is waiting, without anybody waiting for it. */
    void wake() {
        worker.wake();
    }

    @Scheduled(every = "${shabou.bulk.look-every:5s}")
    Uni<Void> look() {
        return worker.look();
    }

    @Scheduled(every = "1h", delayed = "7m", identity = "forget rows of bulk edits")
    Uni<Void> letGo() {
        var before = clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC);
        return jobs.forget(BulkJobs.KIND.rows(), before);
    }

    void end(@Observes ShutdownEvent event) {
        worker.end();
    }
}
