package tn.shabou.google;

/** Google gave no answer that could be used. */
public final class GoogleTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    GoogleTrouble(Cause cause, String message) {
        super(message, null, false, false);
        this.cause = cause;
    }

    /** What is to be done about it. */
    public enum Cause {
        /** No key is configured. */
        NO_KEY,
        /** The month's requests of this SKU are used up. */
        OVER_BUDGET,
        /** The key may not do this: nobody should ask again before somebody has looked at it. */
        DENIED,
        /** The place is not known, or not any more. */
        UNKNOWN_PLACE,
        /** Overloaded or away; another time. */
        AWAY,
        /** We asked wrongly. */
        MISTAKE
    }

    public Cause cause() {
        return cause;
    }

    /** For the staff; without the key. */
    public String said() {
        return String.valueOf(getMessage());
    }
}
