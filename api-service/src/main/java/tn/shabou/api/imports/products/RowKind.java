package tn.shabou.api.imports.products;

/** How a row differs from the catalogue, as of the check. */
enum RowKind {
    NEW,
    CHANGED,
    UNCHANGED,
    /** It cannot be read, and will not be imported. */
    ERROR
}
