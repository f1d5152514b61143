package tn.shabou.api.insights;

/** What may stand out about a part. */
enum InsightKind {
    RESTOCK,
    SPIKE,
    DROP,
    SEASONAL,
    DECLINING,
    OVERSTOCK,
    /** It has ceased to sell, and there is stock of it. */
    END_OF_LIFE,
    /** The cars that it fits are no longer built, and are leaving the road. */
    FALLING_FLEET,
    /** Forecasts of it miss to the same side again and again. */
    DRIFT
}
