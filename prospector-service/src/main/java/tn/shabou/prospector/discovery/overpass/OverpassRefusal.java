package tn.shabou.prospector.discovery.overpass;

/** An Overpass server did not answer; the message says why, for the staff. */
public final class OverpassRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String said;
    private final boolean busy;

    OverpassRefusal(String said, boolean busy) {
        super(said, null, false, false);
        this.said = said;
        this.busy = busy;
    }

    public String said() {
        return said;
    }

    /** Whether another time may be better. */
    boolean isBusy() {
        return busy;
    }
}
