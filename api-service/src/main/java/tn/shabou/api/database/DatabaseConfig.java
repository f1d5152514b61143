package tn.shabou.api.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may wait for PostgreSQL, and how long. */
@ConfigMapping(prefix = "shabou.database")
interface DatabaseConfig {

    /**
     * How many statements may wait for a connection; what comes on top is refused at once with 503.
     * More takes longer bursts, fewer says sooner that we cannot keep up.
     */
    @WithDefault("1000")
    int mostWaiting();

    /** How long one waits for a connection before it is refused with 503. */
    @WithDefault("15s")
    Duration patience();
}
