package tn.shabou.local.process;

/** Something could not be started or done. The message is for the person at the terminal. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotRun(String message) {
        super(message);
    }

    public CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
