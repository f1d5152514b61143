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
    private final Map<Facet, Postings.Writer> postings = new EnumMap<>(Facet.class);
    private final Postings.Writer engines = new Postings.Writer(Postings.NONE);
    private Rows rows = Rows.none();

    Loading() {
        Facet.OF_VALUES.forEach(facet -> postings.put(facet, new Postings.Writer(Postings.NONE)));
    }

    void add(List<Product> page) {
        int row = rows.size();
        rows = rows.withUnnamed(page);
        for (var product : page) {
            int at = row;
            names.add(product.name());
            postings.forEach((facet, writer) -> writer.add(facet.value(product.tag()), at));
            for (long engine : product.engines()) {
                engines.add(engine, at);
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

    Columns columns() {
        int[] byName = byName();
        var orders = new EnumMap<Column, Order>(Column.class);
        for (var column : Column.values()) {
            RowComparator comparator = (a, b) -> column.compare(rows, a, b);
            orders.put(
                    column,
                    Order.of(column == Column.NAME ? byName : comparator.sorted(rows.size())));
        }
        var finished = new EnumMap<Facet, Postings>(Facet.class);
        postings.forEach((facet, writer) -> finished.put(facet, writer.postings()));
        return new Columns(
                rows,
                rows.size(),
                new ConcurrentHashMap<>(),
                new RoaringBitmap(),
                orders,
                finished,
                engines.postings(),
                Cube.of(Arrays.copyOf(rows.tags(), rows.size())));
    }

    /** Gives every row its place among the names; returns the rows in that order. */
    private int[] byName() {
        // Stable, so that rows of the same name stay in the order of their ids.
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
        return order;
    }
}
