package tn.shabou.api.imports.products;

/** What an empty cell says about a part that the catalogue knows. */
enum EmptyCells {
    /** Nothing: what is there stays. */
    KEEP,
    /** That there is none: an optional field is emptied. */
    CLEAR
}
