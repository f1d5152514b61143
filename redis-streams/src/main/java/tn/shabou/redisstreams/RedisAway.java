package tn.shabou.redisstreams;

/**
 * Redis gave no answer: it could not be reached, went away, or was silent past the deadline.
 * Whether it did what was asked is not known.
 */
public final class RedisAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisAway(String message, Throwable cause) {
        super(message, cause);
    }

    RedisAway(String message) {
        super(message);
    }
}
