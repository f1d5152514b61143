package tn.shabou.prospector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pages are read. */
@ConfigMapping(prefix = "shabou.prospector.reader")
interface ReaderConfig {

    /** How long the reading of a page may take; an honest one takes less than a second. */
    @WithDefault("20S")
    Duration deadline();
}
