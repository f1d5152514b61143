package tn.shabou.prospector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long fetched pages are kept; that a page was fetched stays on record as its source says. */
@ConfigMapping(prefix = "shabou.prospector.retention")
interface RetentionConfig {

    /** When old pages are deleted, by the clock of Africa/Tunis, or {@code off}. */
    String cron();

    /** How long the body of a page is kept as evidence. Bodies take nearly all the room. */
    @WithDefault("30D")
    Duration bodies();

    /** Pages emptied or deleted by one statement; fewer hold locks for a shorter time. */
    @WithDefault("200")
    int batch();
}
