package tn.shabou.api.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How many may wait for PostgreSQL and how long, and from where shoppers read. */
@ConfigMapping(prefix = "shabou.database")
interface DatabaseConfig {

    /**
     * How many connections each process opens at most, to the primary and to its replica each; the
     * one that listens for changes comes on top. All processes together have to stay below
     * PostgreSQL's max_connections.
     */
    @WithDefault("20")
    int connections();

    /**
     * How many statements may wait for a connection; what comes on top is refused at once with 503.
     * More takes longer bursts, fewer says sooner that we cannot keep up.
     */
    @WithDefault("1000")
    int mostWaiting();

    /** How long one waits for a connection before it is refused with 503. */
    @WithDefault("15s")
    Duration patience();

    /**
     * A PostgreSQL that follows the one of {@code DATABASE_URL}, with the same user: {@code
     * postgresql://user:password@host:port/database}. It must be one server, not one of several by
     * turns. Shoppers' lists, searches and parts are then read there, as long as it keeps up.
     */
    Optional<String> readUrl();

    /**
     * How old what it knows may be. Keep it below {@code shabou.cache.settle}, or answers that lack
     * a change could be kept after it was announced.
     */
    @WithDefault("800ms")
    Duration mostLag();
}
