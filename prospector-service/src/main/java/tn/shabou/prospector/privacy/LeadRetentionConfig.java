package tn.shabou.prospector.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long leads are kept. */
@ConfigMapping(prefix = "shabou.prospector.privacy")
interface LeadRetentionConfig {

    /** When old leads are deleted, by the clock of Africa/Tunis, or {@code off}. */
    String cron();

    /** How long after it was last seen a lead is kept that nobody has decided about. */
    @WithDefault("365D")
    Duration unreviewed();

    /** How long after it was last seen, and last decided about, any other is kept. */
    @WithDefault("730D")
    Duration reviewed();

    /** Leads deleted by one statement; fewer hold locks for a shorter time. */
    @WithDefault("200")
    int batch();
}
