package tn.shabou.api.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many requests a client may make. */
@ConfigMapping(prefix = "shabou.limits")
public interface LimitsConfig {

    /** {@code SHABOU_RATE_LIMIT=off} counts nothing: for measurements. */
    @WithDefault("true")
    boolean enabled();

    /** How long to wait for Redis before it counts as away. */
    @WithDefault("200ms")
    Duration patience();

    /** Groups of routes by name; a path belongs to the group that names most of it, or to none. */
    Map<String, Group> groups();

    /** What holds for some routes together. */
    interface Group {

        /** What their paths begin with. */
        List<String> paths();

        /** How many requests a client may make in a {@link #window}. */
        int quota();

        @WithDefault("1m")
        Duration window();

        /**
         * How many requests a busy client is allowed with one question to Redis. The more, the
         * cheaper; but a replica keeps what it does not use until the window ends, so a client that
         * is spread over several replicas may get less than the quota by so many for each. Never
         * more.
         */
        @WithDefault("1")
        int lease();

        /** What happens while Redis is away. */
        @WithDefault("open")
        Away whenRedisIsAway();
    }

    /** What a limit does when it cannot count. */
    enum Away {
        /** Each replica counts for itself. */
        OPEN,
        /** Nobody gets in. */
        CLOSED
    }
}
