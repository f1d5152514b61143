package tn.shabou.api.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How prices are watched. */
@ConfigMapping(prefix = "shabou.alerts")
interface AlertConfig {

    /** How often to look whether prices or rules changed. */
    @WithDefault("5m")
    Duration lookEvery();

    /**
     * Alerts end when their offers grow old, which is no change; so it looks at least that often.
     */
    @WithDefault("1h")
    Duration lookAnyway();

    /** At most one mail in this time tells of all new alerts. */
    @WithDefault("20h")
    Duration digestEvery();
}
