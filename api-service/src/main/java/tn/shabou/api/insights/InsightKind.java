package tn.shabou.api.insights;

/** What may stand out about a part. */
enum InsightKind {
    RESTOCK,
    SPIKE,
    DROP,
    SEASONAL,
    DECLINING,
    OVERSTOCK
}
