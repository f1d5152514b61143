package tn.shabou.api.imports.products;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import tn.shabou.api.jobs.JobWorker;
import tn.shabou.api.jobs.Undoing;

/** Works on imports in the background of every replica. */
@ApplicationScoped
class ImportWorker {

    private final JobWorker worker;

    ImportWorker(ImportJobs jobs, Checking checking) {
        this.worker =
                new JobWorker(
                        jobs,
                        checking::check,
                        Applying.of(jobs.batches()),
                        Undoing.of(jobs.batches()));
    }

    /** Begins what is waiting, without anybody waiting for it. */
    void wake() {
        worker.wake();
    }

    @Scheduled(every = "${shabou.imports.look-every:5s}")
    Uni<Void> look() {
        return worker.look();
    }

    void end(@Observes ShutdownEvent event) {
        worker.end();
    }
}
