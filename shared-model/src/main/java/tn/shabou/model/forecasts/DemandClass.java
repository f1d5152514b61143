package tn.shabou.model.forecasts;

/**
 * How a part sells, after Syntetos, Boylan and Croston (2005): how often, and in how varied
 * amounts.
 */
public enum DemandClass {
    SMOOTH,
    ERRATIC,
    INTERMITTENT,
    LUMPY,
    /** Never sold. */
    NONE
}
