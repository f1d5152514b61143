package tn.shabou.api.jobs;

/** Where a job stands. */
public enum JobState {
    /** What is asked for is being compared with the catalogue; nothing is changed. */
    CHECKING,
    /** The differences are known and wait for somebody to apply them. */
    CHECKED,
    APPLYING,
    APPLIED,
    UNDOING,
    UNDONE,
    /** Stopped by somebody; what was applied until then can be undone, or the rest applied. */
    CANCELLED,
    /** Given up for the reason in {@code failure}. */
    FAILED;

    public boolean isAtWork() {
        return this == CHECKING || this == APPLYING || this == UNDOING;
    }
}
