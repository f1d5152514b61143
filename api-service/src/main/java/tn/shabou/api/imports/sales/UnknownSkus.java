package tn.shabou.api.imports.sales;

/** What to do with sales of parts that the catalogue does not know. */
enum UnknownSkus {
    /** Keep the rows aside and report them. */
    PARK,
    /** Make a part for each, not shown to shoppers. */
    CREATE
}
