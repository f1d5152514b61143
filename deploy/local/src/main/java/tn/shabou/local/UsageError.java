package tn.shabou.local;

/** The command line makes no sense; the message says what to write instead. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageError(String message) {
        super(message);
    }
}
