package tn.shabou.prospector.discovery;

/** A source brought nothing; the message says why, for the staff. */
final class SourceTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String said;

    SourceTrouble(String said) {
        super(said);
        this.said = said;
    }

    SourceTrouble(String said, Throwable cause) {
        super(said, cause);
        this.said = said;
    }

    String said() {
        return said;
    }
}
