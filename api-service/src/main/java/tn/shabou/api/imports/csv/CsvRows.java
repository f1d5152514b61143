package tn.shabou.api.imports.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file, one after the other, without the blank ones. Blocking. */
public final class CsvRows implements AutoCloseable {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final OneRowAtATime source;
    private final int linesBefore;

    CsvRows(Reader reader, char separator, int linesBefore) throws IOException {
        this.source = new OneRowAtATime(reader);
        this.linesBefore = linesBefore;
        this.parser =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .get()
                        .parse(source);
        this.records = parser.iterator();
    }

    /**
     * The next row; empty at the end of the file.
     *
     * @throws UnreadableCsv when a quotation mark is not closed, or a row is too long to be one
     */
    public Optional<CsvRow> next() {
        int line = linesBefore;
        try {
            while (true) {
                source.beginRow();
                line = linesBefore + Math.toIntExact(parser.getCurrentLineNumber()) + 1;
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                var row = new CsvRow(line, records.next().toList());
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new UnreadableCsv(line, e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a row that does not end by itself: a quotation mark may swallow a whole file. */
    private static final class OneRowAtATime extends FilterReader {

        private static final int LONGEST_ROW = 512 * 1024;

        private int read;

        OneRowAtATime(Reader in) {
            super(in);
        }

        void beginRow() {
            read = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            if (read > LONGEST_ROW) {
                throw new IOException("the row has more than %d characters".formatted(LONGEST_ROW));
            }
            return count;
        }
    }
}
