package tn.shabou.api.jobs;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How jobs of a kind are worked on. */
public interface JobConfig {

    /**
     * Rows of one transaction. More are a little faster, hold locks for longer, and are done again
     * when a process dies.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batch();

    /** Jobs that one process works on at a time; each takes one connection. */
    @WithDefault("2")
    @Min(1)
    int concurrency();

    /** How long after its last sign of life a process is believed dead, and another goes on. */
    @WithDefault("15s")
    Duration lease();

    /** How often to look for work that another process left. */
    @WithDefault("5s")
    Duration lookEvery();

    /** How often a batch is tried before the job is given up; it may be taken up again by hand. */
    @WithDefault("5")
    @Min(1)
    int attempts();

    /** How long rows are kept; what is older cannot be undone any more. */
    @WithDefault("90d")
    Duration keep();
}
