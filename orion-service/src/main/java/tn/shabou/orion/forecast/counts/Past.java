package tn.shabou.orion.forecast.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * A history of which most sums up to any moment are known at once.
 *
 * <p>Arrays have one place for each moment: place {@code t} tells of the periods before {@code t}.
 * There are many histories: what few moments ask for is summed up when they do.
 */
final class Past {

    /** What a period is worth of the next. */
    static final double DISCOUNT = 0.96;

    private final PanelTraits panel;
    private final Placed placed;
    private final double[] units;
    private final int length;
    private final double[] sums;
    private final int[] known;
    private final int[] sold;
    private final int[] lastSale;

    /**
     * @param units for each period, oldest first; NaN where unknown
     */
    Past(double[] units) {
        this(new Placed(units, 0, null), PanelTraits.NONE);
    }

    /**
     * @param panel what it tells of its series besides
     */
    Past(Placed placed, PanelTraits panel) {
        this.panel = panel;
        this.placed = placed;
        units = placed.units();
        int n = units.length;
        length = n;
        sums = new double[n + 1];
        known = new int[n + 1];
        sold = new int[n + 1];
        lastSale = new int[n + 1];
        lastSale[0] = -1;
        for (int t = 0; t < n; t++) {
            boolean tells = !Double.isNaN(units[t]);
            double amount = tells ? units[t] : 0;
            sums[t + 1] = sums[t] + amount;
            known[t + 1] = known[t] + (tells ? 1 : 0);
            sold[t + 1] = sold[t] + (amount > 0 ? 1 : 0);
            lastSale[t + 1] = amount > 0 ? t : lastSale[t];
        }
    }

    private Past(Past longer, int length) {
        this.length = length;
        panel = longer.panel;
        placed = longer.placed;
        units = longer.units;
        sums = longer.sums;
        known = longer.known;
        sold = longer.sold;
        lastSale = longer.lastSale;
    }

    /** Its oldest {@code periods}. */
    Past first(int periods) {
        return new Past(this, periods);
    }

    /** For each period, oldest first; NaN where unknown. */
    double[] units() {
        return length == units.length ? units : Arrays.copyOf(units, length);
    }

    /** What the panel tells of it besides. */
    PanelTraits panel() {
        return panel;
    }

    @Nullable Traits traits() {
        return placed.traits();
    }

    /** Of its first period, on the calendar of the panel. */
    int place() {
        return placed.place();
    }

    double at(int period) {
        return units[period];
    }

    int length() {
        return length;
    }

    /** Units in each known period; NaN when none is known. */
    double mean(int from, int to) {
        int periods = known[to] - known[from];
        return periods > 0 ? (sums[to] - sums[from]) / periods : Double.NaN;
    }

    /** The share of known periods with sales; NaN when none is known. */
    double often(int from, int to) {
        int periods = known[to] - known[from];
        return periods > 0 ? (double) (sold[to] - sold[from]) / periods : Double.NaN;
    }

    int known(int until) {
        return known[until];
    }

    /** Mean squared distance from the mean of the periods before {@code until}. */
    double variance(int until) {
        double squares = 0;
        for (int t = 0; t < until; t++) {
            squares += Double.isNaN(units[t]) ? 0 : units[t] * units[t];
        }
        double mean = mean(0, until);
        return Math.max(0, squares / known[until] - mean * mean);
    }

    /** Mean squared step from the first sale on; NaN when there is none. */
    double step() {
        return step(units, length);
    }

    /** Mean squared step of the oldest {@code length} periods, from the first sale on. */
    static double step(double[] units, int length) {
        int first = 0;
        while (first < length && !(units[first] > 0)) {
            first++;
        }
        double sum = 0;
        int steps = 0;
        for (int t = first + 1; t < length; t++) {
            double step = units[t] - units[t - 1];
            if (!Double.isNaN(step)) {
                sum += step * step;
                steps++;
            }
        }
        return sum / steps;
    }

    /** The period of the last sale before {@code until}; -1 when there is none. */
    int lastSale(int until) {
        return lastSale[until];
    }

    /** The discounted mean before {@code until}, drawn a little towards that of its panel. */
    double base(int until, Prior prior) {
        double sum = 0;
        double weight = 0;
        for (int t = 0; t < until; t++) {
            boolean tells = !Double.isNaN(units[t]);
            sum = DISCOUNT * sum + (tells ? units[t] : 0);
            weight = DISCOUNT * weight + (tells ? 1 : 0);
        }
        return prior.shrunk(sum, weight);
    }
}
