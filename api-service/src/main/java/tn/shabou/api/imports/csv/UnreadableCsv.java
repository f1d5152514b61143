package tn.shabou.api.imports.csv;

import tn.shabou.api.http.Wording;

/** From some line on, a file is not CSV. */
public final class UnreadableCsv extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableCsv(int line, Throwable cause) {
        super(said(line).toString(), cause);
        this.line = line;
    }

    /** For whoever sent the file. */
    public Wording wording() {
        return said(line);
    }

    private static Wording said(int line) {
        return Wording.of(
                "The file is not CSV: on line %d or below, a quotation mark is opened and not closed.",
                line);
    }

    /** On which the row begins that does not end. */
    public int line() {
        return line;
    }
}
