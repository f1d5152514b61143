package tn.shabou.api.imports.products;

/** What a cell cannot be read as; the message says what to write instead. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
