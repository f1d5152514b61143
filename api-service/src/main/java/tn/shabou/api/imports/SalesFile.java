package tn.shabou.api.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tn.shabou.api.http.Problem;
import tn.shabou.model.forecasts.Grain;

/**
 * A sales file, checked from end to end before a single row is stored: a header, then a line a
 * sale, separated by commas, semicolons or tabs, in UTF-8 or Windows-1252.
 */
final class SalesFile {

    private static final int FAULTS_SHOWN = 50;

    private final Path path;
    private final Charset charset;
    private final char separator;
    private final SalesColumns columns;
    private final Grain grain;
    private final int rows;

    private SalesFile(
            Path path,
            Charset charset,
            char separator,
            SalesColumns columns,
            Grain grain,
            int rows) {
        this.path = path;
        this.charset = charset;
        this.separator = separator;
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
        var charset = isUtf8(path) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
        var separator = separator(firstLine(path, charset));
        try (var parser = open(path, charset, separator)) {
            return new Check(path, charset, separator, wanted, today).of(parser.iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw unreadable(e);
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
        try (var in = Files.newInputStream(path)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the rows again, to store them. */
    Reader reader() {
        return new Reader(open(path, charset, separator));
    }

    /** The rows of a checked file, a chunk at a time. Blocking; closes itself at the end. */
    final class Reader implements AutoCloseable {

        private final CSVParser parser;
        private final Iterator<CSVRecord> records;

        private Reader(CSVParser parser) {
            this.parser = parser;
            this.records = parser.iterator();
            records.next();
        }

        /** The next rows, at most {@code size}; none at the end of the file. */
        List<SalesRow> next(int size) {
            var chunk = new ArrayList<SalesRow>(size);
            while (chunk.size() < size && records.hasNext()) {
                var record = records.next();
                if (!isBlank(record)) {
                    chunk.add(row(record));
                }
            }
            return chunk;
        }

        private SalesRow row(CSVRecord record) {
            try {
                return SalesFile.row(record, columns, grain);
            } catch (SalesCells.Unreadable e) {
                throw new IllegalStateException("the file changed while it was read", e);
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
    }

    /** The first reading: columns, faults, number of rows. */
    private record Check(
            Path path, Charset charset, char separator, Optional<Grain> wanted, LocalDate today) {

        SalesFile of(Iterator<CSVRecord> records) {
            if (!records.hasNext()) {
                throw new Problem(ImportProblem.INVALID_SALES_FILE, "The file is empty.");
            }
            var columns = SalesColumns.of(records.next().toList());
            var faults = new ArrayList<Problem.Fault>();
            var grains = new ArrayList<Grain>(2);
            int rows = 0;
            int faulty = 0;
            while (records.hasNext()) {
                var record = records.next();
                if (isBlank(record)) {
                    continue;
                }
                rows++;
                try {
                    check(record, columns, grains);
                } catch (SalesCells.Unreadable e) {
                    faulty++;
                    if (faults.size() < FAULTS_SHOWN) {
                        faults.add(
                                new Problem.Fault(
                                        "line " + line(record), String.valueOf(e.getMessage())));
                    }
                }
            }
            refuseIf(faulty, rows, faults);
            return new SalesFile(path, charset, separator, columns, grain(grains), rows);
        }

        private void check(CSVRecord record, SalesColumns columns, List<Grain> grains)
                throws SalesCells.Unreadable {
            var found = SalesFile.row(record, columns, Grain.DAY);
            if (found.periodStart().isAfter(today)) {
                throw new SalesCells.Unreadable(found.periodStart() + " is in the future");
            }
            var grain = SalesCells.period(record.get(columns.date())).grain();
            if (!grains.contains(grain)) {
                grains.add(grain);
            }
            if (grains.size() > 1) {
                throw new SalesCells.Unreadable(
                        "days and months are mixed; give each its own file");
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
                        "%d of %d rows cannot be read; nothing was stored. Mend them and send the file again."
                                .formatted(faulty, rows),
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

    private static SalesRow row(CSVRecord record, SalesColumns columns, Grain grain)
            throws SalesCells.Unreadable {
        if (record.size() < columns.width()) {
            throw new SalesCells.Unreadable(
                    "has %d cells where %d are needed".formatted(record.size(), columns.width()));
        }
        var sku = record.get(columns.sku()).strip();
        if (sku.isEmpty() || sku.length() > 100) {
            throw new SalesCells.Unreadable("the sku is missing, or longer than 100 characters");
        }
        var price =
                columns.price().isPresent()
                        ? SalesCells.number(record.get(columns.price().get()))
                        : Optional.<BigDecimal>empty();
        if (price.filter(amount -> amount.signum() < 0).isPresent()) {
            throw new SalesCells.Unreadable(
                    "the price is negative; a return has a negative quantity instead");
        }
        return new SalesRow(
                line(record),
                sku,
                grain.startOf(SalesCells.period(record.get(columns.date())).day()),
                SalesCells.number(record.get(columns.quantity())),
                price);
    }

    private static int line(CSVRecord record) {
        return Math.toIntExact(record.getRecordNumber());
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    private static CSVParser open(Path path, Charset charset, char separator) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(separator)
                    .setIgnoreEmptyLines(false)
                    .get()
                    .parse(reader(path, charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the byte order mark that spreadsheets write. */
    private static BufferedReader reader(Path path, Charset charset) throws IOException {
        var reader = Files.newBufferedReader(path, charset);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static String firstLine(Path path, Charset charset) {
        try (var reader = reader(path, charset)) {
            return Optional.ofNullable(reader.readLine()).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char separator(String header) {
        return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
    }

    private static boolean isUtf8(Path path) {
        var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var buffer = new char[64 * 1024];
        try (var reader = new InputStreamReader(Files.newInputStream(path), strict)) {
            while (reader.read(buffer) >= 0) {
                // Only whether it can be read matters.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem unreadable(RuntimeException failure) {
        if (failure instanceof UncheckedIOException io
                && !(io.getCause() instanceof CSVException)) {
            throw failure;
        }
        return new Problem(
                ImportProblem.INVALID_SALES_FILE,
                "The file is not CSV: a quotation mark is opened and not closed.");
    }
}
