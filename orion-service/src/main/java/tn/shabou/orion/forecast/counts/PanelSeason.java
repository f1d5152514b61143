package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.local.Decomposition;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * The season that all series of a panel share: one of them alone sells too little to show it.
 *
 * @param indices by which a usual rate is multiplied, one for each place of the cycle; empty for no
 *     season
 */
record PanelSeason(double[] indices) {

    static final PanelSeason NONE = new PanelSeason(new double[0]);

    private static final double LEAST = 0.2;
    private static final int MANY_PLACES = 24;
    private static final int CYCLES = 2;

    /** A history, and the place in the cycle of its first period. */
    record Placed(double[] units, int place, @Nullable Traits traits) {

        Placed with(double[] others) {
            return new Placed(others, place, traits);
        }
    }

    /** As observed: from each series' share in what is sold, by moving averages. */
    static PanelSeason of(List<Placed> panel, int season) {
        if (season <= 1) {
            return NONE;
        }
        int length = 0;
        for (var placed : panel) {
            length = Math.max(length, placed.place + placed.units.length);
        }
        var sums = new double[length];
        var weights = new double[length];
        for (var placed : panel) {
            add(placed, sums, weights);
        }
        int from = 0;
        while (from < length && !(weights[from] > 0)) {
            from++;
        }
        if (length - from < CYCLES * season) {
            return NONE;
        }
        var shares = new double[length - from];
        for (int t = from; t < length; t++) {
            shares[t - from] = weights[t] > 0 ? sums[t] / weights[t] : Double.NaN;
        }
        double[] found = Decomposition.indices(Gaps.filled(shares), season, true);
        var indices = new double[season];
        for (int i = 0; i < season; i++) {
            indices[(from + i) % season] = found[i];
        }
        return new PanelSeason(season > MANY_PLACES ? smooth(indices) : indices).bounded();
    }

    /** A series that sells little is known little, so it weighs little. */
    private static void add(Placed placed, double[] sums, double[] weights) {
        double mean = Rates.mean(placed.units);
        if (mean > 0) {
            double weight = mean / (1 + mean);
            for (int t = 0; t < placed.units.length; t++) {
                if (!Double.isNaN(placed.units[t])) {
                    sums[placed.place + t] += weight * placed.units[t] / mean;
                    weights[placed.place + t] += weight;
                }
            }
        }
    }

    private static double[] smooth(double[] indices) {
        int n = indices.length;
        var smooth = new double[n];
        for (int i = 0; i < n; i++) {
            smooth[i] = indices[i] / 2 + (indices[(i + 1) % n] + indices[(i + n - 1) % n]) / 4;
        }
        return smooth;
    }

    private PanelSeason bounded() {
        double[] bounded =
                Arrays.stream(indices)
                        .map(v -> Double.isFinite(v) ? Math.clamp(v, LEAST, 1 / LEAST) : 1)
                        .toArray();
        return new PanelSeason(bounded);
    }

    /** This with only a share of its ups and downs. */
    PanelSeason damped(double share) {
        return new PanelSeason(Arrays.stream(indices).map(v -> Math.pow(v, share)).toArray());
    }

    boolean isNone() {
        return indices.length == 0;
    }

    /** What the rate of a place of any cycle is multiplied by. */
    double at(int place) {
        return isNone() ? 1 : indices[Math.floorMod(place, indices.length)];
    }

    /** A history as it would have been without the season. */
    double[] without(Placed placed) {
        if (isNone()) {
            return placed.units;
        }
        var flat = new double[placed.units.length];
        Arrays.setAll(flat, t -> placed.units[t] / at(placed.place + t));
        return flat;
    }

    void write(DataOutput out) throws IOException {
        Numbers.write(out, indices);
    }

    static PanelSeason read(DataInput in) throws IOException {
        return new PanelSeason(Numbers.read(in));
    }
}
