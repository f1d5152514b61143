package tn.shabou.prospector.scoring;

/** What a feature speaks of; each has a score of its own that is shown. */
public enum Dimension {
    /** Is it what the shop looks for? */
    FIT,
    /** Can it be spoken to? */
    REACHABILITY,
    /** Is it true what is said of it? */
    CONFIDENCE
}
