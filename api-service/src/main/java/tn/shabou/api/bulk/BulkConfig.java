package tn.shabou.api.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import tn.shabou.api.jobs.JobConfig;

/** How bulk edits are worked on. */
@ConfigMapping(prefix = "shabou.bulk")
interface BulkConfig extends JobConfig {

    /** Products that one bulk edit may be about, so that a slip does not fill the disk. */
    @WithDefault("1000000")
    @Min(1)
    int most();
}
