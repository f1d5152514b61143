package tn.shabou.api.fit;

/** What is known of a condition. */
enum Outcome {
    MET,
    BROKEN,
    UNKNOWN;

    /** Of two conditions that must both be met. */
    Outcome and(Outcome other) {
        if (this == BROKEN || other == BROKEN) {
            return BROKEN;
        }
        return this == UNKNOWN ? UNKNOWN : other;
    }

    /** Of two sources about the same thing: whichever knows, unless they contradict each other. */
    Outcome completedBy(Outcome other) {
        if (this == UNKNOWN) {
            return other;
        }
        return other == UNKNOWN ? this : agreedBy(other);
    }

    /** Of two possibilities: what is so in both. */
    Outcome agreedBy(Outcome other) {
        return this == other ? this : UNKNOWN;
    }
}
