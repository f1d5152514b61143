package tn.shabou.api.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long somebody stays signed in. */
@ConfigMapping(prefix = "shabou.session")
interface SessionConfig {

    /** A session that is not refreshed for so long ends. */
    @WithDefault("7d")
    Duration idle();

    /** A session ends after this, however busy it is. */
    @WithDefault("30d")
    Duration longest();

    /**
     * For so long after a refresh token was used, the same token gives the same successor again:
     * two tabs may refresh at once, and an answer may get lost. Later, its use ends the session.
     */
    @WithDefault("20s")
    Duration grace();
}
