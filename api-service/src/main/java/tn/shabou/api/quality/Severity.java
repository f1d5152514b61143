package tn.shabou.api.quality;

/** How bad a finding is, from the mildest on. */
enum Severity {
    NONE,
    /** Good to know. */
    INFO,
    /** Forecasts suffer. */
    WARNING,
    /** Forecasts are wrong until it is mended. */
    SERIOUS
}
