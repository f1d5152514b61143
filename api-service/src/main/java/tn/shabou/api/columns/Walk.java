package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the products of a page: where many pass the filters, by walking along the sort until there
 * are enough; where few do, by looking at each of them.
 */
final class Walk {

    /**
     * What it costs to ask a bitmap about one row, when to look at one row of many is 1: measured
     * at a million products.
     */
    private static final int ASKING = 7;

    private static final int BATCH = 256;

    private final Columns columns;
    private final Sort sort;
    private final Order order;
    private final long[] tags;
    private final @Nullable RoaringBitmap fixed;
    private final @Nullable RoaringBitmap matched;
    private final Marks marks;
    private final Priced priced;
    private final boolean anyPrice;

    /** One more than the page takes tells whether there is a next. */
    private final int wanted;

    Walk(Columns columns, Selected selected, Sort sort, int limit) {
        this.columns = columns;
        this.tags = columns.rows().tags();
        this.sort = sort;
        this.order = columns.order(sort.column());
        this.fixed = selected.fixed().orElse(null);
        this.matched = selected.matched().orElse(null);
        this.marks = selected.marks();
        this.priced = selected.priced();
        this.anyPrice = priced.isAny();
        this.wanted = limit + 1;
    }

    Slice page(Optional<Place> after) {
        return slice(costOfEach() <= costOfWalk() ? each(after) : along(after));
    }

    /** As if those that pass stood evenly along the sort. */
    private long costOfWalk() {
        int all = isByPrice() ? priced.count() : columns.size();
        int few = Math.min(matched == null ? columns.size() : cardinality(), priced.count());
        return few == 0 ? Integer.MAX_VALUE : (long) wanted * all / few * step();
    }

    private long costOfEach() {
        return looksAtMatched() ? cardinality() : (long) priced.count() * step();
    }

    private boolean looksAtMatched() {
        return matched != null && cardinality() <= (long) priced.count() * step();
    }

    private int cardinality() {
        return Objects.requireNonNull(matched).getCardinality();
    }

    private boolean isByPrice() {
        return sort.column() == Column.PRICE;
    }

    private int step() {
        return fixed == null ? 1 : ASKING;
    }

    /** Along the sort, unless that turns out to take longer than looking at each. */
    private int[] along(Optional<Place> after) {
        int low = isByPrice() ? priced.from() : 0;
        int high = isByPrice() ? priced.to() : order.size();
        int start =
                sort.isDescending()
                        ? Math.min(high, after.map(this::countBefore).orElse(high)) - 1
                        : Math.max(low, after.map(this::countUpTo).orElse(low));
        int left = sort.isDescending() ? start - low + 1 : high - start;
        if (left <= 0) {
            return new int[0];
        }
        int steps = (int) Math.min(left, costOfEach() / (2 * step()));
        var found = new Found(steps);
        if (sort.isDescending()) {
            order.downwards(start, found);
        } else {
            order.upwards(start, found);
        }
        return found.isFull() || left <= steps ? found.rows() : each(after);
    }

    private int[] each(Optional<Place> after) {
        var best = new Best(columns, sort, after, wanted);
        if (looksAtMatched()) {
            eachMatched(best);
        } else {
            priced.forEach(row -> {
                if (passes(row)) {
                    best.offer(row);
                }
            });
        }
        return best.rows();
    }

    private void eachMatched(Best best) {
        var batches = Objects.requireNonNull(matched).getBatchIterator();
        var batch = new int[BATCH];
        while (batches.hasNext()) {
            int count = batches.nextBatch(batch);
            for (int i = 0; i < count; i++) {
                if (anyPrice || priced.has(batch[i])) {
                    best.offer(batch[i]);
                }
            }
        }
    }

    private boolean passes(int row) {
        return marks.has(tags[row])
                && (anyPrice || priced.has(row))
                && (fixed == null || fixed.contains(row));
    }

    private int countBefore(Place place) {
        return order.countBefore(sort.column().compareTo(columns.rows(), place));
    }

    private int countUpTo(Place place) {
        var comparison = sort.column().compareTo(columns.rows(), place);
        return order.countBefore(row -> comparison.applyAsInt(row) <= 0 ? -1 : 1);
    }

    private Slice slice(int[] rows) {
        boolean more = rows.length == wanted;
        var ids =
                Arrays.stream(rows, 0, more ? wanted - 1 : rows.length)
                        .mapToObj(row -> (long) columns.rows().ids()[row])
                        .toList();
        return new Slice(ids, more ? Optional.of(place(rows[wanted - 2])) : Optional.empty());
    }

    private Place place(int row) {
        var rows = columns.rows();
        return new Place(sort.column().value(rows, row), rows.ids()[row]);
    }

    /** Collects rows that pass, for so many steps at most. */
    private final class Found implements IntPredicate {

        private final int[] rows = new int[wanted];
        private int count;
        private int stepsLeft;

        Found(int steps) {
            this.stepsLeft = steps;
        }

        @Override
        public boolean test(int row) {
            if (passes(row)) {
                rows[count++] = row;
            }
            return !isFull() && --stepsLeft > 0;
        }

        boolean isFull() {
            return count == rows.length;
        }

        int[] rows() {
            return Arrays.copyOf(rows, count);
        }
    }
}
