package tn.shabou.api.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The listed products as they were at one moment.
 *
 * @param byId the rows that were loaded, in the order of their ids
 * @param moved the rows of products that came later, by id
 * @param dead rows whose product changed or went since
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record Columns(
        Rows rows,
        int[] byId,
        Map<Integer, Integer> moved,
        RoaringBitmap dead,
        Map<Column, Order> orders,
        Map<Facet, Postings> postings,
        Postings engines,
        Cube cube) {

    int size() {
        return rows.size() - dead.getCardinality();
    }

    Order order(Column column) {
        return Objects.requireNonNull(orders.get(column));
    }

    /**
     * The rows that pass all but the price filter; empty when every row does.
     *
     * @param fixed the rows that pass what no facet counts; empty when every row does
     */
    Optional<RoaringBitmap> matched(Selection selection, Optional<RoaringBitmap> fixed) {
        var sets = new ArrayList<RoaringBitmap>();
        for (var facet : Facet.OF_VALUES) {
            var wanted = facet.wanted(selection);
            if (!wanted.isEmpty()) {
                sets.add(postings(facet).of(wanted));
            }
        }
        fixed.ifPresent(sets::add);
        return common(sets);
    }

    /** The rows of products that fit one of the engines. */
    RoaringBitmap fitting(Set<Long> wanted) {
        var fitting = engines.of(wanted);
        return dead.isEmpty() ? fitting : RoaringBitmap.andNot(fitting, dead);
    }

    /** The rows of those of these products that are listed. */
    RoaringBitmap rowsOf(long[] products) {
        return RoaringBitmap.bitmapOfUnordered(
                Arrays.stream(products).mapToInt(this::row).filter(row -> row >= 0).toArray());
    }

    /** Where a product stands; −1 when it is not listed. */
    int row(long id) {
        if (id != (int) id) {
            return -1;
        }
        var later = moved.isEmpty() ? null : moved.get((int) id);
        int row = later == null ? loaded((int) id) : later;
        return row >= rows.size() || (row >= 0 && dead.contains(row)) ? -1 : row;
    }

    /** For {@link Counts}. */
    int[] largestValues() {
        return Arrays.stream(Facet.values())
                .mapToInt(facet ->
                        facet == Facet.PRICE ? PriceBand.COUNT - 1 : postings(facet).largestValue())
                .toArray();
    }

    /**
     * @param ids of products that may have changed, come or gone
     * @param now those of them that are listed now
     */
    Columns with(Collection<Long> ids, List<Product> now) {
        var gone = rowsOf(ids.stream().mapToLong(Long::longValue).toArray());
        var longer = rows.with(now);
        var come = IntStream.range(rows.size(), longer.size()).toArray();
        for (int row : come) {
            moved.put(longer.ids()[row], row);
        }
        return new Columns(
                longer,
                byId,
                moved,
                RoaringBitmap.or(dead, gone),
                orders(longer, gone, come),
                postings(longer, gone, come),
                engines(now),
                cube(longer, gone, come));
    }

    long bytes() {
        return rows.bytes()
                + (long) byId.length * Integer.BYTES
                + dead.getLongSizeInBytes()
                + orders.values().stream().mapToLong(Order::bytes).sum()
                + postings.values().stream().mapToLong(Postings::bytes).sum()
                + engines.bytes()
                + cube.bytes();
    }

    private Postings postings(Facet facet) {
        return postings.getOrDefault(facet, Postings.NONE);
    }

    /**
     * −1 when it came later, or never. Ids have few gaps, so a guess mostly hits; every second step
     * halves what is left, in case they have many.
     */
    private int loaded(int id) {
        int low = 0;
        int high = byId.length - 1;
        for (int step = 0; low <= high; step++) {
            int guess = step % 2 == 0 ? guess(id, low, high) : (low + high) >>> 1;
            int comparison = Integer.compare(rows.ids()[byId[guess]], id);
            if (comparison == 0) {
                return byId[guess];
            }
            if (comparison < 0) {
                low = guess + 1;
            } else {
                high = guess - 1;
            }
        }
        return -1;
    }

    /** Where the id would stand if those between had gaps of the same size. */
    private int guess(int id, int low, int high) {
        long first = rows.ids()[byId[low]];
        long span = rows.ids()[byId[high]] - first;
        return span == 0 ? low : Math.clamp(low + (id - first) * (high - low) / span, low, high);
    }

    private Map<Column, Order> orders(Rows longer, RoaringBitmap gone, int[] come) {
        var next = new EnumMap<Column, Order>(Column.class);
        orders.forEach((column, order) -> {
            RowComparator comparator = (a, b) -> column.compare(longer, a, b);
            next.put(column, order.with(gone, comparator.sorted(come), comparator));
        });
        return next;
    }

    private Map<Facet, Postings> postings(Rows longer, RoaringBitmap gone, int[] come) {
        var next = new EnumMap<Facet, Postings>(Facet.class);
        postings.forEach((facet, known) -> {
            var writer = new Postings.Writer(known);
            gone.forEach((int row) -> writer.remove(facet.value(longer.tags()[row]), row));
            for (int row : come) {
                writer.add(facet.value(longer.tags()[row]), row);
            }
            next.put(facet, writer.postings());
        });
        return next;
    }

    /** Rows that are gone stay: nobody knows which engines theirs were. */
    private Postings engines(List<Product> come) {
        var writer = new Postings.Writer(engines);
        int row = rows.size();
        for (var product : come) {
            for (long engine : product.engines()) {
                writer.add(engine, row);
            }
            row++;
        }
        return writer.postings();
    }

    private Cube cube(Rows longer, RoaringBitmap gone, int[] come) {
        var changes = new HashMap<Long, Integer>();
        gone.forEach((int row) -> changes.merge(longer.tags()[row], -1, Integer::sum));
        for (int row : come) {
            changes.merge(longer.tags()[row], 1, Integer::sum);
        }
        return cube.with(changes);
    }

    static Optional<RoaringBitmap> common(List<RoaringBitmap> sets) {
        return sets.stream().reduce((a, b) -> RoaringBitmap.and(a, b));
    }
}
