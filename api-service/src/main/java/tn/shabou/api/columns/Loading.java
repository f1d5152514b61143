package tn.shabou.api.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Columns in the making, read page by page in the order of the ids. */
final class Loading {

    private final List<byte[]> names = new ArrayList<>();
    private final Postings.Writer engines = new Postings.Writer(Postings.NONE);
    private Rows rows = Rows.none();

    void add(List<Product> page) {
        int row = rows.size();
        rows = rows.withUnnamed(page);
        for (var product : page) {
            names.add(product.name());
            for (long engine : product.engines()) {
                engines.add(engine, row);
            }
            row++;
        }
    }

    int size() {
        return rows.size();
    }

    /** 0 before the first. */
    long lastId() {
        return rows.size() == 0 ? 0 : rows.ids()[rows.size() - 1];
    }

    /**
     * Rows are arranged by family and brand: those that a filter wants stand together then, and so
     * do they in the processor's caches.
     */
    Columns columns() {
        nameRows();
        int[] arrangement = comparator(Loading::compareTags).sorted(rows.size());
        int[] numbers = inverse(arrangement);
        rows = rows.arranged(arrangement);
        var orders = new EnumMap<Column, Order>(Column.class);
        for (var column : Column.values()) {
            orders.put(column, Order.of(comparator(column::compare).sorted(rows.size())));
        }
        return new Columns(
                rows,
                numbers,
                new ConcurrentHashMap<>(),
                new RoaringBitmap(),
                orders,
                postings(),
                engines.postings().renumbered(numbers),
                Cube.of(rows.tags()));
    }

    private Map<Facet, Postings> postings() {
        var postings = new EnumMap<Facet, Postings>(Facet.class);
        for (var facet : Facet.OF_VALUES) {
            var writer = new Postings.Writer(Postings.NONE);
            for (int row = 0; row < rows.size(); row++) {
                writer.add(facet.value(rows.tags()[row]), row);
            }
            postings.put(facet, writer.postings().packed());
        }
        return postings;
    }

    private RowComparator comparator(ComparisonOfRows comparison) {
        return (a, b) -> comparison.compare(rows, a, b);
    }

    @FunctionalInterface
    private interface ComparisonOfRows {
        int compare(Rows rows, int a, int b);
    }

    private static int compareTags(Rows rows, int a, int b) {
        int comparison = Long.compare(rows.tags()[a], rows.tags()[b]);
        return comparison == 0 ? Integer.compare(a, b) : comparison;
    }

    private static int[] inverse(int[] permutation) {
        var inverse = new int[permutation.length];
        for (int i = 0; i < permutation.length; i++) {
            inverse[permutation[i]] = i;
        }
        return inverse;
    }

    /** Gives every row its place among the names. */
    private void nameRows() {
        int[] order =
                IntStream.range(0, names.size())
                        .boxed()
                        .sorted((a, b) -> Arrays.compareUnsigned(names.get(a), names.get(b)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        var writer = new Names.Writer();
        var slots = new int[rows.ids().length];
        for (int row : order) {
            slots[row] = writer.add(names.get(row));
        }
        names.clear();
        rows = rows.named(writer.names(), slots);
    }
}
