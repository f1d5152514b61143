package tn.shabou.api.imports.sales;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvDialect;
import tn.shabou.api.imports.csv.CsvRow;
import tn.shabou.api.imports.csv.CsvRows;
import tn.shabou.model.forecasts.Grain;

/**
 * A sales file while it is read: a header, then a line a sale. Faults are gathered, not thrown, so
 * that one reading finds them all. Blocking; to be closed.
 */
final class SalesFile implements AutoCloseable {

    private static final int LONGEST_SKU = 100;
    private static final int MOST_ID_DIGITS = 18;

    private final CsvRows rows;
    private final SalesColumns columns;
    private final SalesDates dates;
    private final Optional<Grain> wanted;
    private final LocalDate today;
    private final Refusal.Findings findings = new Refusal.Findings();
    private @Nullable Grain inFile;
    private boolean ended;
    private int read;

    private SalesFile(
            CsvRows rows,
            SalesColumns columns,
            KnownOrder order,
            Optional<Grain> wanted,
            LocalDate today) {
        this.rows = rows;
        this.columns = columns;
        this.dates = new SalesDates(order.order(), order.line());
        this.wanted = wanted;
        this.today = today;
    }

    /**
     * @throws Refused when there is no header that names the columns, or dates can only be guessed
     * @throws tn.shabou.api.imports.csv.UnreadableCsv when it is no CSV
     */
    static SalesFile open(Path path, CsvDialect dialect, Asked asked, LocalDate today) {
        try (var first = dialect.open(path)) {
            var columns = columns(first);
            var order = KnownOrder.of(first, columns, asked.dateOrder());
            var rows = dialect.open(path);
            rows.next();
            return new SalesFile(rows, columns, order, asked.grain(), today);
        }
    }

    private static SalesColumns columns(CsvRows rows) {
        return SalesColumns.of(
                rows.next()
                        .orElseThrow(() -> new Refused(Wording.of("The file is empty.")))
                        .cells());
    }

    /**
     * The next rows; none once one had a fault, as none will be stored. {@link #hasEnded} tells
     * whether more follow.
     */
    List<SalesRow> next(int most) {
        var batch = new ArrayList<SalesRow>(most);
        for (int i = 0; i < most && !ended; i++) {
            var row = rows.next();
            ended = row.isEmpty();
            row.ifPresent(found -> read(found, batch));
        }
        return findings.isEmpty() ? batch : List.of();
    }

    private void read(CsvRow row, List<SalesRow> batch) {
        read++;
        try {
            var found = row(row);
            if (findings.isEmpty()) {
                batch.add(found);
            }
        } catch (SalesFault fault) {
            findings.add(row.line(), fault);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Rows below the header, so far. */
    int rowsRead() {
        return read;
    }

    /** What is wrong with the file, once it has ended. */
    Optional<Refusal> refusal() {
        if (!findings.isEmpty()) {
            return Optional.of(findings.refusal(read));
        }
        return read == 0
                ? Optional.of(Refusal.of(Wording.of("The file has a header but no rows.")))
                : Optional.empty();
    }

    /** What is wrong with a file that cannot be read to its end. */
    Refusal refusal(Wording detail) {
        return findings.with(detail);
    }

    boolean hasIds() {
        return columns.isId();
    }

    /** The length of the periods, once a row was read. */
    Grain grain() {
        return wanted.or(() -> Optional.ofNullable(inFile)).orElse(Grain.DAY);
    }

    private SalesRow row(CsvRow row) throws SalesFault {
        if (row.cells().size() < columns.width()) {
            throw new SalesFault(
                    SalesFault.Kind.CELLS,
                    Wording.of(
                            "has %d cells where %d are needed",
                            row.cells().size(), columns.width()));
        }
        var sku = sku(row.cell(columns.sku()).strip());
        var start = grain(row).startOf(day(row));
        var price =
                columns.price().isPresent()
                        ? Amounts.thousandths(
                                row.cell(columns.price().get()), SalesFault.Kind.PRICE)
                        : OptionalLong.empty();
        if (price.orElse(0) < 0) {
            throw new SalesFault(
                    SalesFault.Kind.PRICE,
                    Wording.of("the price is negative; a return has a negative quantity instead"));
        }
        return new SalesRow(row.line(), sku, start, quantity(row), price);
    }

    private String sku(String cell) throws SalesFault {
        if (cell.isEmpty() || cell.length() > LONGEST_SKU) {
            throw new SalesFault(
                    SalesFault.Kind.SKU,
                    Wording.of("the sku is missing, or longer than 100 characters"));
        }
        if (cell.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            throw new SalesFault(
                    SalesFault.Kind.SKU,
                    Wording.of("the sku has a character that cannot be printed"));
        }
        if (columns.isId() && (cell.length() > MOST_ID_DIGITS || !cell.matches("\\d+"))) {
            throw new SalesFault(
                    SalesFault.Kind.SKU, Wording.of("\"%s\" is no id of a product", cell));
        }
        return cell;
    }

    private LocalDate day(CsvRow row) throws SalesFault {
        var day = dates.period(row.cell(columns.date())).day();
        if (day.isAfter(today)) {
            throw new SalesFault(
                    SalesFault.Kind.FUTURE, Wording.of("%s is in the future", day.toString()));
        }
        return day;
    }

    /** The first row tells for all. */
    private Grain grain(CsvRow row) throws SalesFault {
        var named = dates.period(row.cell(columns.date())).grain();
        if (inFile == null) {
            inFile = named;
        }
        if (named != inFile) {
            throw new SalesFault(
                    SalesFault.Kind.GRAIN,
                    Wording.of("days and months are mixed; give each its own file"));
        }
        requireFits(named);
        return grain();
    }

    /** Weeks span months, and what is known of a month says nothing of its days. */
    private void requireFits(Grain named) {
        if (named == Grain.DAY || wanted.orElse(named) == named) {
            return;
        }
        throw new Refused(
                named == Grain.MONTH
                        ? Wording.of(
                                "The file names months, so its sales cannot be told apart by day or week: leave out grain.")
                        : Wording.of(
                                "The file names weeks, so its sales cannot be told apart by day or month: leave out grain."));
    }

    private OptionalLong quantity(CsvRow row) throws SalesFault {
        var cell = row.cell(columns.quantity());
        var quantity = Amounts.thousandths(cell, SalesFault.Kind.QUANTITY);
        if (columns.type().isEmpty()
                || Movement.of(row.cell(columns.type().get())) == Movement.SALE) {
            return quantity;
        }
        return quantity.isPresent() ? OptionalLong.of(-Math.abs(quantity.getAsLong())) : quantity;
    }

    @Override
    public void close() {
        rows.close();
    }
}
