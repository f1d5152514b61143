package tn.shabou.model.catalog;

/** Who stands behind a part, dearest promise first. */
public enum QualityTier {
    /** Sold by the car maker. */
    GENUINE,
    /** Sold by whoever makes it for the car maker. */
    OEM,
    /** Made to fit by somebody else. */
    AFTERMARKET,
    /** Second hand. */
    USED
}
