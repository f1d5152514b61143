package tn.shabou.api.imports.sales;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import tn.shabou.api.jobs.JobConfig;

/** How sales files are brought in. */
@ConfigMapping(prefix = "shabou.sales-imports")
interface SalesImportConfig extends JobConfig {

    /** Rows that are in memory at a time. */
    @Override
    @WithDefault("10000")
    @Min(1)
    @Max(100_000)
    int batch();

    /** Files that one process reads at a time; each takes a connection and room on its disk. */
    @Override
    @WithDefault("1")
    @Min(1)
    int concurrency();

    /**
     * How long an answer waits for the import to end; after that it says where the import can be
     * followed.
     */
    @WithDefault("20s")
    Duration patience();
}
