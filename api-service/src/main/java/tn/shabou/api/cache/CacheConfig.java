package tn.shabou.api.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is kept ready, and for how long. */
@ConfigMapping(prefix = "shabou.cache")
interface CacheConfig {

    /** False makes every answer anew; browsers are still told how long they may keep it. */
    @WithDefault("true")
    boolean enabled();

    /** How large all answers in this process may be together. */
    @WithDefault("48M")
    MemorySize memory();

    /** After which an answer in this process or in Redis is made anew although nothing changed. */
    @WithDefault("10m")
    Duration timeToLive();

    /** A change shows in lists, search and pages of products after this at the latest. */
    @WithDefault("1s")
    Duration settle();

    /** A change of products shows in the counts beside brands and vehicles after this. */
    @WithDefault("1m")
    Duration settleCounts();

    /** Redis has to answer within this, or the answer is made without it. */
    @WithDefault("100ms")
    Duration redisPatience();

    /** For so long Redis is not asked again after it failed. */
    @WithDefault("2s")
    Duration redisRest();

    /** How long a request waits for another that is already making the same answer. */
    @WithDefault("3s")
    Duration flightPatience();
}
