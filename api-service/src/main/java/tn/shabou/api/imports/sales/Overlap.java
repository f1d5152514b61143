package tn.shabou.api.imports.sales;

/** What a file means that speaks of parts and periods of which an earlier one spoke. */
enum Overlap {
    /**
     * Its rows are single sales: those that are known are left out, the others are new. The n-th
     * equal row is the n-th equal sale.
     */
    ADD,
    /** Its rows are totals: what it says of a part and period takes the place of what was known. */
    REPLACE
}
