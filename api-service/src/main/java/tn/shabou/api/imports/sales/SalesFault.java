package tn.shabou.api.imports.sales;

import tn.shabou.api.http.Wording;

/** What is wrong with a row. */
final class SalesFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** By what people mend it. */
    enum Kind {
        CELLS,
        SKU,
        DATE,
        DATE_ORDER,
        FUTURE,
        GRAIN,
        QUANTITY,
        PRICE,
        TYPE
    }

    private final Kind kind;
    private final transient Wording wording;

    SalesFault(Kind kind, Wording wording) {
        super(wording.english(), null, false, false);
        this.kind = kind;
        this.wording = wording;
    }

    Kind kind() {
        return kind;
    }

    Wording wording() {
        return wording;
    }
}
