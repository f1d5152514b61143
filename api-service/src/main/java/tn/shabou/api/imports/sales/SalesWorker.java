package tn.shabou.api.imports.sales;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import tn.shabou.api.jobs.JobWorker;
import tn.shabou.api.jobs.Step;

/** Brings sales files in, in the background of every replica. */
@ApplicationScoped
class SalesWorker {

    private static final Step NOTHING = _ -> Uni.createFrom().item(false);

    private final JobWorker worker;

    SalesWorker(SalesJobs jobs, BringingIn bringingIn) {
        this.worker = new JobWorker(jobs, bringingIn::bringIn, NOTHING, NOTHING);
    }

    /** Begins what is waiting, without anybody waiting for it. */
    void wake() {
        worker.wake();
    }

    @Scheduled(every = "${shabou.sales-imports.look-every:5s}")
    Uni<Void> look() {
        return worker.look();
    }

    void end(@Observes ShutdownEvent event) {
        worker.end();
    }
}
