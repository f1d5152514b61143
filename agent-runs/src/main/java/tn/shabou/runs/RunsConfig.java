package tn.shabou.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import tn.shabou.model.runs.Agent;

/** How a service takes part in runs. */
@ConfigMapping(prefix = "shabou.run")
interface RunsConfig {

    /** The agent that this service is; absent where runs are only asked for and read. */
    Optional<Agent> agent();

    /** When the agent runs by itself, as a Quartz cron expression; {@code off} for never. */
    @WithDefault("off")
    String cron();

    /** The clock on the wall that {@link #cron} means. */
    @WithDefault("Africa/Tunis")
    ZoneId timeZone();

    /**
     * A tick that was missed, because no replica was up, is made good within this time; later it is
     * skipped.
     */
    @WithDefault("1H")
    Duration misfireGrace();

    /**
     * When nothing of the agent has progressed for this long though there is work, open tasks are
     * published again, in case Redis lost them. Shorter heals sooner; it should exceed the slowest
     * task.
     */
    @WithDefault("2M")
    Duration republishAfter();

    /** How often runs are looked at for that. */
    @WithDefault("15S")
    Duration reconcileEvery();

    /**
     * How often messages that were left in the outbox are looked for; new ones are sent at once.
     */
    @WithDefault("2S")
    Duration outboxSweep();
}
