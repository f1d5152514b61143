package tn.shabou.orion.forecast.intermittent;

import java.util.Arrays;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Dispersion;
import tn.shabou.orion.forecast.ForecastMethod;

/**
 * Smooths apart the sizes of sales and the intervals between them, at sales only; the forecast is
 * size over interval (Croston, "Forecasting and stock control for intermittent demands", ORQ 23,
 * 1972), less the half of the interval's share that corrects its bias (Syntetos and Boylan, "The
 * accuracy of intermittent demand estimates", IJF 21, 2005). Unknown periods lengthen no interval.
 */
public final class Croston implements ForecastMethod {

    private final double[] shares;

    /**
     * @param shares the shares, 0 to 1, from which the pair of least squared one-step error is
     *     chosen, for sizes and for intervals; a single one is taken as it is
     */
    public Croston(double... shares) {
        this.shares = shares.clone();
    }

    @Override
    public String name() {
        return "croston-sba";
    }

    @Override
    public int periodsNeeded() {
        return 6;
    }

    @Override
    public Fitted fit(DemandSeries history) {
        var best = smooth(history, shares[0], shares[0]);
        for (double sizeShare : shares) {
            for (double intervalShare : shares) {
                var candidate = smooth(history, sizeShare, intervalShare);
                best = candidate.squaredError < best.squaredError ? candidate : best;
            }
        }
        var dispersion = Dispersion.of(history, best.fitted, 2);
        double mean = best.mean;
        return _ -> dispersion.around(mean, 1);
    }

    private static final class Smoothing {
        private final double[] fitted;
        private double mean;
        private double squaredError;

        private Smoothing(int periods) {
            fitted = new double[periods];
        }
    }

    /** Begins with the mean size and the mean interval of the whole history. */
    private static Smoothing smooth(DemandSeries history, double sizeShare, double intervalShare) {
        double[] sales = Arrays.stream(history.known()).filter(units -> units > 0).toArray();
        double size = Arrays.stream(sales).average().orElse(0);
        double interval = (double) history.known().length / Math.max(1, sales.length);
        double correction = 1 - intervalShare / 2;
        int since = 1;
        var smoothing = new Smoothing(history.length());
        for (int t = 0; t < history.length(); t++) {
            smoothing.fitted[t] = correction * size / interval;
            if (history.knows(t)) {
                double error = history.at(t) - smoothing.fitted[t];
                smoothing.squaredError += error * error;
                if (history.at(t) > 0) {
                    size += sizeShare * (history.at(t) - size);
                    interval += intervalShare * (since - interval);
                    since = 0;
                }
                since++;
            }
        }
        smoothing.mean = correction * size / interval;
        return smoothing;
    }
}
