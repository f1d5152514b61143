package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the products of a page: where many pass the filters, by walking along the sort until there
 * are enough; where few do, by looking at each of them.
 */
final class Walk {

    private final Columns columns;
    private final Sort sort;
    private final Order order;
    private final @Nullable RoaringBitmap matched;
    private final Priced priced;
    private final boolean anyPrice;

    /** One more than the page takes tells whether there is a next. */
    private final int wanted;

    Walk(Columns columns, Selection selection, Sort sort, int limit) {
        this.columns = columns;
        this.sort = sort;
        this.order = columns.order(sort.column());
        this.matched = columns.matched(selection).orElse(null);
        this.priced = new Priced(columns, selection.price());
        this.anyPrice = selection.price().isAny();
        this.wanted = limit + 1;
    }

    Slice page(Optional<Place> after) {
        int few = matched == null ? columns.size() : matched.getCardinality();
        few = Math.min(few, priced.count());
        return slice(isCheaperToLookAtEach(few) ? each(after) : along(after, few));
    }

    /** To walk takes about {@code wanted · size / few} steps. */
    private boolean isCheaperToLookAtEach(int few) {
        return (long) few * few <= (long) wanted * columns.size();
    }

    /**
     * Along the sort, unless that turns out to take longer than looking at each.
     *
     * @param few how many there are to look at
     */
    private int[] along(Optional<Place> after, int few) {
        boolean byPrice = sort.column() == Column.PRICE;
        int low = byPrice ? priced.from() : 0;
        int high = byPrice ? priced.to() : order.size();
        int start =
                sort.isDescending()
                        ? Math.min(high, after.map(this::countBefore).orElse(high)) - 1
                        : Math.max(low, after.map(this::countUpTo).orElse(low));
        int left = sort.isDescending() ? start - low + 1 : high - start;
        if (left <= 0) {
            return new int[0];
        }
        var found = new Found(Math.min(left, few));
        if (sort.isDescending()) {
            order.downwards(start, found);
        } else {
            order.upwards(start, found);
        }
        return found.isFull() || left <= few ? found.rows() : each(after);
    }

    private int[] each(Optional<Place> after) {
        var best = new Best(columns, sort, after, wanted);
        if (matched == null || matched.getCardinality() > priced.count()) {
            priced.forEach(row -> offerPassing(best, row));
        } else {
            matched.forEach((int row) -> offerPassing(best, row));
        }
        return best.rows();
    }

    private void offerPassing(Best best, int row) {
        if (passes(row)) {
            best.offer(row);
        }
    }

    private boolean passes(int row) {
        return (matched == null || matched.contains(row)) && (anyPrice || priced.has(row));
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
