package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Keeps the first few of the rows that it is offered, in the order of a sort. */
final class Best {

    private final RowComparator order;
    private final IntPredicate isAfter;
    private final int[] rows;
    private int count;

    /**
     * @param after rows up to here are not wanted
     */
    Best(Columns columns, Sort sort, Optional<Place> after, int wanted) {
        var column = sort.column();
        int sign = sort.isDescending() ? -1 : 1;
        this.order = (a, b) -> sign * column.compare(columns.rows(), a, b);
        this.isAfter =
                after.map(place -> column.compareTo(columns.rows(), place))
                        .<IntPredicate>map(comparison -> isAfter(comparison, sign))
                        .orElse(_ -> true);
        this.rows = new int[wanted];
    }

    void offer(int row) {
        boolean full = count == rows.length;
        if (!isAfter.test(row) || full && order.compare(rows[count - 1], row) <= 0) {
            return;
        }
        int i = full ? count - 1 : count++;
        for (; i > 0 && order.compare(rows[i - 1], row) > 0; i--) {
            rows[i] = rows[i - 1];
        }
        rows[i] = row;
    }

    int[] rows() {
        return Arrays.copyOf(rows, count);
    }

    private static IntPredicate isAfter(IntUnaryOperator comparison, int sign) {
        return row -> sign * comparison.applyAsInt(row) > 0;
    }
}
