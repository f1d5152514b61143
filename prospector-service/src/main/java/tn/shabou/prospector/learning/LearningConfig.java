package tn.shabou.prospector.learning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How leads are scored, and how the score learns. */
@ConfigMapping(prefix = "shabou.prospector.learning")
interface LearningConfig {

    /** When to learn from decisions, by the clock of Africa/Tunis, or {@code off}. */
    String cron();

    /**
     * How tightly weights are held to those by hand; a decision weighs as 1. Higher learns slower
     * and is misled less.
     */
    @WithDefault("2")
    double caution();

    /** Whether a model that proved better serves at once, or waits until somebody promotes it. */
    @WithDefault("true")
    boolean promote();

    /** How often to look for leads that another model scored, or that changed by a decision. */
    @WithDefault("30s")
    Duration lookEvery();

    /** Leads scored by one transaction; fewer hold locks for a shorter time. */
    @WithDefault("200")
    int batch();

    /** Domains of the shop's own branches, which are no leads. */
    Optional<Set<String>> ownDomains();

    /** Phones of the shop's own branches (E.164), by which they are known as well. */
    Optional<Set<String>> ownPhones();
}
