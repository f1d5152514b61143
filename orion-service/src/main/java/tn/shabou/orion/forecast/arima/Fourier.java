package tn.shabou.orion.forecast.arima;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A season too long for seasonal orders, as a few waves: sine and cosine of the period and of its
 * fractions.
 *
 * @param waves how many, the period's own first
 */
record Fourier(int period, int waves) {

    static final Fourier NONE = new Fourier(1, 0);

    private static final int MOST = 5;

    /** Each wave must gain this much more than its own cost. */
    private static final double MARGIN = 2;

    /** The number of waves with the least criterion, each of which had to earn its place. */
    static Fourier best(int period, double[] values, ToDoubleFunction<Fourier> criterion) {
        Fourier best = new Fourier(period, 0);
        double least = criterion.applyAsDouble(best);
        for (int waves = 1; waves <= MOST && 8 * waves < values.length; waves++) {
            Fourier next = new Fourier(period, waves);
            double value = criterion.applyAsDouble(next) + MARGIN * waves;
            if (value < least) {
                best = next;
                least = value;
            }
        }
        return best;
    }

    /** The waves in the periods {@code from} to {@code to}, the latter excluded. */
    List<double[]> columns(int from, int to) {
        List<double[]> columns = new ArrayList<>();
        for (int wave = 1; wave <= waves; wave++) {
            double[] sine = new double[to - from];
            double[] cosine = new double[to - from];
            for (int t = from; t < to; t++) {
                double angle = 2 * Math.PI * wave * t / period;
                sine[t - from] = Math.sin(angle);
                cosine[t - from] = Math.cos(angle);
            }
            columns.add(sine);
            columns.add(cosine);
        }
        return columns;
    }
}
