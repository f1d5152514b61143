package tn.shabou.orion.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of one series, as they come. */
final class Observations {

    private int[] periods = new int[16];
    private double[] values = new double[16];
    private int[] lines = new int[16];
    private int count;
    private final List<Integer> twice = new ArrayList<>();

    void add(int period, double value, int line) {
        if (count == periods.length) {
            periods = Arrays.copyOf(periods, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        periods[count] = period;
        values[count] = value;
        lines[count] = line;
        count++;
    }

    /** Puts the rows in order; of two for one period the first stays. */
    void sort() {
        boolean sorted = true;
        for (int i = 1; i < count; i++) {
            sorted &= periods[i] > periods[i - 1];
        }
        if (sorted) {
            return;
        }
        var order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(periods[a], periods[b]));
        var inOrder = new int[count];
        var valuesInOrder = new double[count];
        int kept = 0;
        for (int i : order) {
            if (kept > 0 && inOrder[kept - 1] == periods[i]) {
                twice.add(lines[i]);
            } else {
                inOrder[kept] = periods[i];
                valuesInOrder[kept++] = values[i];
            }
        }
        periods = inOrder;
        values = valuesInOrder;
        count = kept;
    }

    /** The lines that name a period again, once in order. */
    List<Integer> twice() {
        return twice;
    }

    /** Number of periods from the first to the last, once in order. */
    long span() {
        return 1L + periods[count - 1] - periods[0];
    }

    /** The earliest period, once in order. */
    int first() {
        return periods[0];
    }

    /** One value for each period, NaN where unknown, once in order. */
    double[] values() {
        var all = new double[(int) span()];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < count; i++) {
            all[periods[i] - periods[0]] = values[i];
        }
        return all;
    }
}
