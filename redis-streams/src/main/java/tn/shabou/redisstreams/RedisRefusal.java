package tn.shabou.redisstreams;

/** Redis answered a command with an error, for instance {@code NOGROUP} or {@code WRONGTYPE}. */
public final class RedisRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RedisRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether this is the error of that code, also when a script met it. */
    boolean is(String code) {
        var message = getMessage();
        return message != null && message.contains(code);
    }
}
