package tn.shabou.api.views;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How views are counted. */
@ConfigMapping(prefix = "shabou.views")
interface ViewsConfig {

    /** How long views are gathered in memory: what a replica that dies may lose. */
    @WithDefault("10s")
    Duration every();

    /** When popularity is given the views of the days before, in Tunis; {@code off} for never. */
    @WithDefault("0 30 3 * * ?")
    String cron();

    /** How long the views of a day are kept. */
    @WithDefault("400d")
    Duration keep();
}
