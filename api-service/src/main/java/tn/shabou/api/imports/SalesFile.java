package tn.shabou.api.imports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.CsvRows;
import tn.shabou.api.imports.csv.FileFacts;
import tn.shabou.api.imports.csv.UnreadableCsv;
import tn.shabou.model.forecasts.Grain;

/**
 * A sales file, checked from end to end before a single row is stored: a header, then a line a
 * sale, separated by commas, semicolons or tabs, in UTF-8 or Windows-1252.
 */
final class SalesFile {

    private static final int FAULTS_SHOWN = 50;

    private final Path path;
    private final FileFacts facts;
    private final CsvDialect dialect;
    private final SalesColumns columns;
    private final Grain grain;
    private final int rows;

    private SalesFile(
            Path path,
            FileFacts facts,
            CsvDialect dialect,
            SalesColumns columns,
            Grain grain,
            int rows) {
        this.path = path;
        this.facts = facts;
        this.dialect = dialect;
        this.columns = columns;
        this.grain = grain;
        this.rows = rows;
    }

    /**
     * Reads the whole file once. Blocking.
     *
     * @param wanted the length of the periods; empty to take it from the dates: months where the
     *     file names months, else days
     * @throws Problem listing what is wrong, line by line
     */
    static SalesFile check(Path path, Optional<Grain> wanted, LocalDate today) {
        var facts = FileFacts.of(path);
        var dialect = CsvDialect.guess(path, facts, Optional.empty(), Optional.empty());
        try (var rows = dialect.open(path)) {
            return new Check(path, facts, dialect, wanted, today).of(rows);
        } catch (UnreadableCsv e) {
            throw new Problem(ImportProblem.INVALID_SALES_FILE, e.wording());
        }
    }

    /** Rows below the header. */
    int rows() {
        return rows;
    }

    Grain grain() {
        return grain;
    }

    String sha256() {
        return facts.sha256();
    }

    /** Reads the rows again, to store them. */
    Reader reader() {
        return new Reader(dialect.open(path));
    }

    /** The rows of a checked file, a chunk at a time. Blocking; closes itself at the end. */
    final class Reader implements AutoCloseable {

        private final CsvRows rows;

        private Reader(CsvRows rows) {
            this.rows = rows;
            rows.next();
        }

        /** The next rows, at most {@code size}; none at the end of the file. */
        List<SalesRow> next(int size) {
            var chunk = new ArrayList<SalesRow>(size);
            while (chunk.size() < size) {
                var row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                chunk.add(row(row.get()));
            }
            return chunk;
        }

        private SalesRow row(CsvRow row) {
            try {
                return SalesFile.row(row, columns, grain);
            } catch (SalesCells.Unreadable e) {
                throw new IllegalStateException("the file changed while it was read", e);
            }
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** The first reading: columns, faults, number of rows. */
    private record Check(
            Path path,
            FileFacts facts,
            CsvDialect dialect,
            Optional<Grain> wanted,
            LocalDate today) {

        SalesFile of(CsvRows given) {
            var header = given.next();
            if (header.isEmpty()) {
                throw new Problem(ImportProblem.INVALID_SALES_FILE, "The file is empty.");
            }
            var columns = SalesColumns.of(header.get().cells());
            var faults = new ArrayList<Problem.Fault>();
            var grains = new ArrayList<Grain>(2);
            int rows = 0;
            int faulty = 0;
            for (var row = given.next(); row.isPresent(); row = given.next()) {
                rows++;
                try {
                    check(row.get(), columns, grains);
                } catch (SalesCells.Unreadable e) {
                    faulty++;
                    if (faults.size() < FAULTS_SHOWN) {
                        faults.add(new Problem.Fault("line " + row.get().line(), e.wording()));
                    }
                }
            }
            refuseIf(faulty, rows, faults);
            return new SalesFile(path, facts, dialect, columns, grain(grains), rows);
        }

        private void check(CsvRow row, SalesColumns columns, List<Grain> grains)
                throws SalesCells.Unreadable {
            var found = SalesFile.row(row, columns, Grain.DAY);
            if (found.periodStart().isAfter(today)) {
                throw new SalesCells.Unreadable(
                        Wording.of("%s is in the future", found.periodStart()));
            }
            var grain = SalesCells.period(row.cell(columns.date())).grain();
            if (!grains.contains(grain)) {
                grains.add(grain);
            }
            if (grains.size() > 1) {
                throw new SalesCells.Unreadable(
                        Wording.of("days and months are mixed; give each its own file"));
            }
        }

        private static void refuseIf(int faulty, int rows, List<Problem.Fault> faults) {
            if (rows == 0) {
                throw new Problem(
                        ImportProblem.INVALID_SALES_FILE, "The file has a header but no rows.");
            }
            if (faulty > 0) {
                throw new Problem(
                        ImportProblem.INVALID_SALES_FILE,
                        Wording.of(
                                "%d of %d rows cannot be read; nothing was stored. Mend them and send the file again.",
                                faulty, rows),
                        faults);
            }
        }

        private Grain grain(List<Grain> found) {
            var inFile = found.getFirst();
            if (inFile == Grain.MONTH && wanted.filter(grain -> grain != Grain.MONTH).isPresent()) {
                throw new Problem(
                        ImportProblem.INVALID_SALES_FILE,
                        "The file names months, so its sales cannot be told apart by day or week: leave out grain.");
            }
            return wanted.orElse(inFile);
        }
    }

    private static SalesRow row(CsvRow row, SalesColumns columns, Grain grain)
            throws SalesCells.Unreadable {
        if (row.cells().size() < columns.width()) {
            throw new SalesCells.Unreadable(
                    Wording.of(
                            "has %d cells where %d are needed",
                            row.cells().size(), columns.width()));
        }
        var sku = row.cell(columns.sku()).strip();
        if (sku.isEmpty() || sku.length() > 100) {
            throw new SalesCells.Unreadable(
                    Wording.of("the sku is missing, or longer than 100 characters"));
        }
        var price =
                columns.price().isPresent()
                        ? SalesCells.number(row.cell(columns.price().get()))
                        : Optional.<BigDecimal>empty();
        if (price.filter(amount -> amount.signum() < 0).isPresent()) {
            throw new SalesCells.Unreadable(
                    Wording.of("the price is negative; a return has a negative quantity instead"));
        }
        return new SalesRow(
                row.line(),
                sku,
                grain.startOf(SalesCells.period(row.cell(columns.date())).day()),
                SalesCells.number(row.cell(columns.quantity())),
                price);
    }
}
