package tn.shabou.api.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How failed attempts to sign in slow down the next. After the free ones each failure doubles the
 * pause, from a second on.
 */
@ConfigMapping(prefix = "shabou.guessing")
interface GuessingConfig {

    /** Free failures for an account from one address. */
    @WithDefault("5")
    int freePerPair();

    /** Free failures from one address, whatever the account. Raise it for big shared networks. */
    @WithDefault("20")
    int freePerAddress();

    /**
     * Free failures for an account from everywhere. Addresses that the owner signed in from before
     * are never held up by these.
     */
    @WithDefault("50")
    int freePerAccount();

    /** Longest pause for an address. */
    @WithDefault("15m")
    Duration longest();

    /**
     * Longest pause for an account whose password many addresses try: this is what its owner waits
     * at worst in a new place.
     */
    @WithDefault("30s")
    Duration longestForAccount();

    /** Failures are forgotten when none was added for so long; longer than the pauses. */
    @WithDefault("1h")
    Duration memory();
}
