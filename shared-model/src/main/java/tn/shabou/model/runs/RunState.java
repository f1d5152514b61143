package tn.shabou.model.runs;

/** Where a run stands. */
public enum RunState {
    /** Asked for; no agent has taken it yet. */
    QUEUED,
    RUNNING,
    /** Every task is done. */
    SUCCEEDED,
    /** Over, but some tasks failed for good; they are in the dead-letter streams. */
    PARTIAL,
    /** Over before it could do its work; the error says why. */
    FAILED;

    public boolean isOver() {
        return this == SUCCEEDED || this == PARTIAL || this == FAILED;
    }
}
