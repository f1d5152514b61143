package tn.shabou.redisstreams;

import org.jspecify.annotations.Nullable;

/**
 * Says that an entry can never be handled, so that trying again is pointless: thrown by a handler,
 * itself or as a cause, it sends the entry to the dead-letter stream at once.
 */
public class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static boolean isBehind(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof PermanentFailure) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
