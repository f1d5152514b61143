package tn.shabou.api.columns;

/** The orders in which products can be shown; the id, in the same direction, makes each total. */
public enum Sort {
    PRICE(Column.PRICE, false),
    PRICE_DESCENDING(Column.PRICE, true),
    NAME(Column.NAME, false),
    NEWEST(Column.CREATED, true),
    POPULARITY(Column.POPULARITY, true);

    private final Column column;
    private final boolean descending;

    Sort(Column column, boolean descending) {
        this.column = column;
        this.descending = descending;
    }

    Column column() {
        return column;
    }

    boolean isDescending() {
        return descending;
    }
}
