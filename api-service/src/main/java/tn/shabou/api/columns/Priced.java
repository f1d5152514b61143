package tn.shabou.api.columns;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/** The rows within a price range: a stretch of the order by price. */
final class Priced {

    private final Columns columns;
    private final PriceRange range;
    private final Order order;

    /** Position of the first row. */
    private final int from;

    /** Position after the last row. */
    private final int to;

    Priced(Columns columns, PriceRange range) {
        this.columns = columns;
        this.range = range;
        this.order = columns.order(Column.PRICE);
        this.from = range.isAny() ? 0 : countBefore(range.from());
        this.to = range.to() == Long.MAX_VALUE ? order.size() : countBefore(range.to() + 1);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int count() {
        return Math.max(0, to - from);
    }

    /** Whether every row is within. */
    boolean isAny() {
        return range.isAny();
    }

    boolean has(int row) {
        return range.has(columns.rows().prices()[row]);
    }

    void forEach(IntConsumer visitor) {
        visit(row -> {
            visitor.accept(row);
            return true;
        });
    }

    /**
     * How many rows are in both, by way of the smaller.
     *
     * @param enough where counting stops
     */
    int count(RoaringBitmap rows, int enough) {
        var counter =
                new Object() {
                    int found;

                    boolean countIf(boolean both) {
                        return !both || ++found < enough;
                    }
                };
        if (rows.getCardinality() < count()) {
            var iterator = rows.getIntIterator();
            while (iterator.hasNext() && counter.countIf(has(iterator.next()))) {}
        } else {
            visit(row -> counter.countIf(rows.contains(row)));
        }
        return counter.found;
    }

    private void visit(IntPredicate visitor) {
        int[] left = {count()};
        if (left[0] > 0) {
            order.upwards(from, row -> visitor.test(row) && --left[0] > 0);
        }
    }

    private int countBefore(long price) {
        var prices = columns.rows().prices();
        return order.countBefore(row -> Long.compare(prices[row], price));
    }
}
