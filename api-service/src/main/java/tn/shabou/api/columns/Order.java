package tn.shabou.api.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows in an order, in chunks. It never changes: one that differs in a few rows is made by copying
 * the chunks that these are in, and shares the others.
 */
final class Order {

    private static final int CHUNK = 1024;

    private final int[][] chunks;
    private final int[] starts;
    private final int size;

    private Order(List<int[]> chunks) {
        this.chunks = chunks.toArray(int[][]::new);
        this.starts = new int[chunks.size()];
        int position = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = position;
            position += this.chunks[i].length;
        }
        this.size = position;
    }

    /**
     * @param rows in order
     */
    static Order of(int[] rows) {
        var chunks = new ArrayList<int[]>();
        cut(rows, chunks);
        return new Order(chunks);
    }

    int size() {
        return size;
    }

    /**
     * How many rows come before those of which {@code comparison} is 0 or more.
     *
     * @param comparison of a row with what is looked for
     */
    int countBefore(IntUnaryOperator comparison) {
        int chunk = lastChunk(first -> comparison.applyAsInt(first) < 0);
        if (chunk < 0) {
            return 0;
        }
        int low = 0;
        int high = chunks[chunk].length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparison.applyAsInt(chunks[chunk][middle]) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return starts[chunk] + low;
    }

    /** Visits rows from a position (from 0) upwards until {@code visitor} has enough. */
    void upwards(int from, IntPredicate visitor) {
        if (from >= size) {
            return;
        }
        int chunk = chunkAt(from);
        int i = from - starts[chunk];
        for (; chunk < chunks.length; chunk++, i = 0) {
            for (; i < chunks[chunk].length; i++) {
                if (!visitor.test(chunks[chunk][i])) {
                    return;
                }
            }
        }
    }

    /** Visits rows from a position (from 0) downwards until {@code visitor} has enough. */
    void downwards(int from, IntPredicate visitor) {
        if (from < 0) {
            return;
        }
        int chunk = chunkAt(from);
        int i = from - starts[chunk];
        while (true) {
            for (; i >= 0; i--) {
                if (!visitor.test(chunks[chunk][i])) {
                    return;
                }
            }
            if (--chunk < 0) {
                return;
            }
            i = chunks[chunk].length - 1;
        }
    }

    /**
     * @param gone each of which is here
     * @param come in order
     * @param order of any two rows
     */
    Order with(RoaringBitmap gone, int[] come, RowComparator order) {
        if (size == 0) {
            return of(come);
        }
        var touched = new TreeMap<Integer, List<Integer>>();
        gone.forEach((int row) -> touched.putIfAbsent(chunkOf(row, order), List.of()));
        for (int row : come) {
            touched.compute(chunkOf(row, order), (_, rows) -> appended(rows, row));
        }
        var next = new ArrayList<int[]>(chunks.length + touched.size());
        for (int i = 0; i < chunks.length; i++) {
            var added = touched.get(i);
            if (added == null) {
                next.add(chunks[i]);
            } else {
                cut(merged(chunks[i], gone, added, order), next);
            }
        }
        return new Order(next);
    }

    long bytes() {
        return (long) size * Integer.BYTES + chunks.length * 24L;
    }

    private static List<Integer> appended(@Nullable List<Integer> rows, int row) {
        var longer = rows == null || rows.isEmpty() ? new ArrayList<Integer>() : rows;
        longer.add(row);
        return longer;
    }

    private static int[] merged(
            int[] chunk, RoaringBitmap gone, List<Integer> come, RowComparator order) {
        var rows = IntStream.builder();
        int next = 0;
        for (int row : chunk) {
            if (gone.contains(row)) {
                continue;
            }
            while (next < come.size() && order.compare(come.get(next), row) < 0) {
                rows.add(come.get(next++));
            }
            rows.add(row);
        }
        while (next < come.size()) {
            rows.add(come.get(next++));
        }
        return rows.build().toArray();
    }

    /** Into as few chunks of at most the usual size as will do, about equally long. */
    private static void cut(int[] rows, List<int[]> chunks) {
        int pieces = (rows.length + CHUNK - 1) / CHUNK;
        for (int i = 0; i < pieces; i++) {
            int from = (int) ((long) rows.length * i / pieces);
            int to = (int) ((long) rows.length * (i + 1) / pieces);
            chunks.add(Arrays.copyOfRange(rows, from, to));
        }
    }

    private int chunkOf(int row, RowComparator order) {
        return Math.max(0, lastChunk(first -> order.compare(first, row) <= 0));
    }

    private int chunkAt(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The last chunk whose first row passes, where those that pass come first; −1 if none does. */
    private int lastChunk(IntPredicate first) {
        int low = -1;
        int high = chunks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (first.test(chunks[middle][0])) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
