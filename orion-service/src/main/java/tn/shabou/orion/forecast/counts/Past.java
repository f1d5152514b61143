package tn.shabou.orion.forecast.counts;

import java.util.Arrays;

/**
 * A history of which sums up to any moment are known at once.
 *
 * <p>Arrays have one place for each moment: place {@code t} tells of the periods before {@code t}.
 */
final class Past {

    private static final double DISCOUNT = 0.96;

    private final double[] units;
    private final int length;
    private final double[] sums;
    private final double[] squares;
    private final double[] discounted;
    private final double[] weights;
    private final int[] known;
    private final int[] sold;
    private final int[] lastSale;

    /**
     * @param units for each period, oldest first; NaN where unknown
     */
    Past(double[] units) {
        int n = units.length;
        this.units = units;
        length = n;
        sums = new double[n + 1];
        squares = new double[n + 1];
        discounted = new double[n + 1];
        weights = new double[n + 1];
        known = new int[n + 1];
        sold = new int[n + 1];
        lastSale = new int[n + 1];
        lastSale[0] = -1;
        for (int t = 0; t < n; t++) {
            boolean tells = !Double.isNaN(units[t]);
            double amount = tells ? units[t] : 0;
            sums[t + 1] = sums[t] + amount;
            squares[t + 1] = squares[t] + amount * amount;
            discounted[t + 1] = DISCOUNT * discounted[t] + amount;
            weights[t + 1] = DISCOUNT * weights[t] + (tells ? 1 : 0);
            known[t + 1] = known[t] + (tells ? 1 : 0);
            sold[t + 1] = sold[t] + (amount > 0 ? 1 : 0);
            lastSale[t + 1] = amount > 0 ? t : lastSale[t];
        }
    }

    private Past(Past longer, int length) {
        this.length = length;
        units = longer.units;
        sums = longer.sums;
        squares = longer.squares;
        discounted = longer.discounted;
        weights = longer.weights;
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
        double mean = mean(0, until);
        return Math.max(0, squares[until] / known[until] - mean * mean);
    }

    /** The period of the last sale before {@code until}; -1 when there is none. */
    int lastSale(int until) {
        return lastSale[until];
    }

    /** The discounted mean before {@code until}, drawn a little towards that of its panel. */
    double base(int until, Prior prior) {
        return prior.shrunk(discounted[until], weights[until]);
    }
}
