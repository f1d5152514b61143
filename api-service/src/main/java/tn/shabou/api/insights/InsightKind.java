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
    /** Forecasts of it miss to the same side again and again. */
    DRIFT
}
