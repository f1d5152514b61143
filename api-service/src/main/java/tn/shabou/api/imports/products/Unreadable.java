package tn.shabou.api.imports.products;

import tn.shabou.api.http.Wording;

/** What a cell cannot be read as; the wording says what to write instead. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Wording wording;

    Unreadable(Wording wording) {
        super(wording.toString(), null, false, false);
        this.wording = wording;
    }

    Wording wording() {
        return wording;
    }
}
