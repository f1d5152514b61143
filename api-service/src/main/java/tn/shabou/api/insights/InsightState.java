package tn.shabou.api.insights;

/** What staff decided about an insight; it holds until a run finds that it is no longer true. */
enum InsightState {
    OPEN,
    /** Somebody has seen to it. */
    DONE,
    /** It does not matter. */
    DISMISSED,
    /** It comes back on a day. */
    SNOOZED
}
