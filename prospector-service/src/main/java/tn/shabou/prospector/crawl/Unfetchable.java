package tn.shabou.prospector.crawl;

import java.time.Duration;

/** A page could not be fetched. The message is the reason, fit to be kept and shown. */
sealed class Unfetchable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unfetchable(String reason) {
        super(reason, null, false, false);
    }

    /** The server is overloaded or away: later may be better. */
    static final class ForNow extends Unfetchable {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        /**
         * @param retryAfter what the server asked for, zero when it asked for nothing
         */
        ForNow(String reason, Duration retryAfter) {
            super(reason);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }
}
