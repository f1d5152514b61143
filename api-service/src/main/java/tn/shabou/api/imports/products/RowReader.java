package tn.shabou.api.imports.products;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.csv.FormulaGuard;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.csv.CsvRow;

/** Reads the rows of one product file; remembers which brands and categories are missing. */
final class RowReader {

    private static final int SHOWN = 120;

    private final Reading reading;
    private final Taxonomies.Both taxonomies;
    private final DecimalMark mark;
    private final Map<ProductField, Reading.Column> columns = new LinkedHashMap<>();

    RowReader(Reading reading, Taxonomies.Both taxonomies) {
        this.reading = reading;
        this.taxonomies = taxonomies;
        this.mark = DecimalMark.of(reading.decimal()).orElseThrow();
        for (var field : ProductField.values()) {
            reading.column(field).ifPresent(column -> columns.put(field, column));
        }
    }

    /**
     * A brand or category that has to be made.
     *
     * @param kind {@code BRAND} or {@code CATEGORY}
     */
    record Missing(String kind, String slug, String name) {}

    /** Rows, and what is missing for them. */
    record Batch(List<ProductRow> rows, Set<Missing> missing) {}

    Batch read(List<CsvRow> rows) {
        var missing = new LinkedHashSet<Missing>();
        return new Batch(rows.stream().map(row -> read(row, missing)).toList(), missing);
    }

    private ProductRow read(CsvRow row, Set<Missing> missing) {
        var given = new LinkedHashMap<String, @Nullable String>();
        var faults = new ArrayList<ProductRow.Fault>();
        var wanted = new LinkedHashSet<Missing>();
        columns.forEach((field, column) -> {
            var cell = FormulaGuard.unguard(row.cell(column.place())).strip();
            try {
                read(field, cell, given, wanted);
            } catch (Unreadable e) {
                faults.add(new ProductRow.Fault(column.header(), shown(cell), e.wording()));
            }
        });
        if (faults.isEmpty()) {
            missing.addAll(wanted);
        }
        var sku = given.remove(ProductField.SKU.key());
        return new ProductRow(row.line(), sku == null ? "" : sku, given, faults);
    }

    private void read(
            ProductField field,
            String cell,
            Map<String, @Nullable String> given,
            Set<Missing> missing)
            throws Unreadable {
        if (cell.isEmpty()) {
            readEmpty(field, given);
            return;
        }
        if (cell.length() > field.longest()) {
            throw new Unreadable(
                    Wording.of(
                            "%d characters where at most %d are allowed",
                            cell.length(), field.longest()));
        }
        if (cell.indexOf('\0') >= 0 || cell.indexOf('\uFFFD') >= 0) {
            throw new Unreadable(
                    Wording.of(
                            "a character cannot be read; save the file as UTF-8, or name its encoding"));
        }
        var value = ProductCells.read(field, cell, mark);
        given.put(
                field.key(),
                switch (field) {
                    case BRAND -> slug(taxonomies.brands(), "BRAND", value, missing);
                    case CATEGORY -> slug(taxonomies.categories(), "CATEGORY", value, missing);
                    default -> value;
                });
    }

    private void readEmpty(ProductField field, Map<String, @Nullable String> given)
            throws Unreadable {
        if (field == ProductField.SKU) {
            throw new Unreadable(
                    Wording.of("the SKU is missing; it says which part the row is about"));
        }
        if (reading.emptyCells() == EmptyCells.CLEAR && field.isClearable()) {
            given.put(field.key(), field.kind() == ProductField.Kind.NUMBERS ? "[]" : null);
        }
    }

    private String slug(Taxonomy taxonomy, String kind, String name, Set<Missing> missing)
            throws Unreadable {
        return switch (taxonomy.find(name)) {
            case Taxonomy.Found.One(var slug) -> slug;
            case Taxonomy.Found.Several(var slugs) ->
                    throw new Unreadable(
                            Wording.of(
                                    "several have this name; write one of %s",
                                    String.join(", ", slugs)));
            case Taxonomy.Found.None(var slug) -> {
                if (!reading.createMissing()) {
                    throw new Unreadable(
                            kind.equals("BRAND")
                                    ? Wording.of(
                                            "no brand has this name; write a known one, or import with createMissing=true")
                                    : Wording.of(
                                            "no category has this name; write a known one, or import with createMissing=true"));
                }
                missing.add(new Missing(kind, slug, name));
                yield slug;
            }
        };
    }

    private static String shown(String cell) {
        var start = cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell;
        return start.replace("\0", "");
    }
}
