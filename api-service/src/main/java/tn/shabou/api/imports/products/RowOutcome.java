package tn.shabou.api.imports.products;

/** What became of a row that was applied. */
enum RowOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Not applied: somebody changed the part since the check. */
    CONFLICT,
    UNDONE,
    /** Undone but for what somebody changed since. */
    PARTLY_UNDONE
}
