package tn.shabou.api.imports.csv;

/** From some line on, a file is not CSV. */
public final class UnreadableCsv extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableCsv(int line, Throwable cause) {
        super(
                "The file is not CSV: on line %d or below, a quotation mark is opened and not closed."
                        .formatted(line),
                cause);
        this.line = line;
    }

    /** On which the row begins that does not end. */
    public int line() {
        return line;
    }
}
