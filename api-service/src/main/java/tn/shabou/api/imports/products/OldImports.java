package tn.shabou.api.imports.products;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets go of the files and rows of old imports; how they ended stays. */
@ApplicationScoped
class OldImports {

    private final ImportJobs jobs;
    private final ImportConfig config;
    private final Clock clock;

    OldImports(ImportJobs jobs, ImportConfig config, Clock clock) {
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> letGo() {
        var before = ImportRecords.utc(clock.instant().minus(config.keep()));
        return jobs.forget("product_import_part", before)
                .chain(() -> jobs.forget(ImportJobs.KIND.rows(), before));
    }
}
