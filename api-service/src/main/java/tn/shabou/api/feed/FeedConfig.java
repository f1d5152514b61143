package tn.shabou.api.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of the catalogue are followed. */
@ConfigMapping(prefix = "shabou.feed")
interface FeedConfig {

    /**
     * Where to listen: a connection of its own, straight to PostgreSQL, since poolers lose {@code
     * LISTEN}.
     */
    String databaseUrl();

    /** How often to look for changes though nothing was heard. */
    @WithDefault("30s")
    Duration every();

    /** How long a listener may take for one batch, or for everything. */
    @WithDefault("10m")
    Duration patience();

    /**
     * How long to wait at the start for the copies of the catalogue before we call ourselves ready
     * without them.
     */
    @WithDefault("2m")
    Duration readyAfter();
}
