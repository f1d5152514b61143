package tn.shabou.api.imports.products;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.CsvRows;

/** A product file while it is read, a batch at a time. Blocking; to be closed. */
final class FileReading implements AutoCloseable {

    /** Bounds what long descriptions take of the memory. */
    private static final int MOST_CHARACTERS = 2_000_000;

    private final CsvRows rows;
    private final RowReader reader;
    private final int after;

    /**
     * @param after the line up to which another process has read it before
     */
    FileReading(Path file, Reading reading, Taxonomies.Both taxonomies, int after) {
        this.rows = reading.dialect().open(file);
        this.reader = new RowReader(reading, taxonomies);
        rows.next();
        this.after = after;
    }

    /** The next rows; none at the end of the file. */
    RowReader.Batch next(int most) {
        var batch = new ArrayList<CsvRow>();
        int characters = 0;
        while (batch.size() < most && characters < MOST_CHARACTERS) {
            var row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            if (row.get().line() > after) {
                batch.add(row.get());
                characters += row.get().length();
            }
        }
        return reader.read(List.copyOf(batch));
    }

    @Override
    public void close() {
        rows.close();
    }
}
