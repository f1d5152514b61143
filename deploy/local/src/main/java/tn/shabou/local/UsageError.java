package tn.shabou.local;

/** The command line makes no sense; the message says what to write instead. */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageError(String message) {
        super(message);
    }
}
