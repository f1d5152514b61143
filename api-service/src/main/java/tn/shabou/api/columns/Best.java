package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Keeps the first few of the rows that it is offered, in the order of a sort. */
final class Best {

    private final int[] keys;

    /** Turns the order of the keys round: {@code ~a < ~b} when {@code a > b}. */
    private final int flip;

    private final int earliest;
    private final RowComparator order;
    private final IntPredicate isAfter;
    private final int[] rows;
    private int latest = Integer.MAX_VALUE;
    private int count;

    /**
     * @param after rows up to here are not wanted
     */
    Best(Columns columns, Sort sort, Optional<Place> after, int wanted) {
        var column = sort.column();
        var all = columns.rows();
        int sign = sort.isDescending() ? -1 : 1;
        this.keys = all.keys(column);
        this.flip = sort.isDescending() ? -1 : 0;
        this.earliest =
                after.map(place -> column.key(all, place.value()) ^ flip).orElse(Integer.MIN_VALUE);
        this.order = (a, b) -> sign * column.compare(all, a, b);
        this.isAfter =
                after.map(place -> column.compareTo(all, place))
                        .<IntPredicate>map(comparison -> isAfter(comparison, sign))
                        .orElse(_ -> true);
        this.rows = new int[wanted];
    }

    /** Called for many thousand rows, of which few are among the first. */
    void offer(int row) {
        int key = keys[row] ^ flip;
        if (earliest <= key && key <= latest) {
            insert(row);
        }
    }

    int[] rows() {
        return Arrays.copyOf(rows, count);
    }

    private void insert(int row) {
        boolean full = count == rows.length;
        if (!isAfter.test(row) || full && order.compare(rows[count - 1], row) <= 0) {
            return;
        }
        int i = full ? count - 1 : count++;
        for (; i > 0 && order.compare(rows[i - 1], row) > 0; i--) {
            rows[i] = rows[i - 1];
        }
        rows[i] = row;
        if (count == rows.length) {
            latest = keys[rows[count - 1]] ^ flip;
        }
    }

    private static IntPredicate isAfter(IntUnaryOperator comparison, int sign) {
        return row -> sign * comparison.applyAsInt(row) > 0;
    }
}
