package tn.shabou.orion.forecast.smoothing;

import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.Dispersion;
import tn.shabou.orion.forecast.ForecastMethod;

/**
 * A level that follows demand: after each known period it moves by the share alpha towards what was
 * sold. The level at the start and alpha are those of the least squared one-step error (Gardner,
 * "Exponential smoothing: the state of the art", Journal of Forecasting 4, 1985).
 *
 * <p>One-step errors are linear in the level at the start, so the best one is a formula and only
 * alpha is searched for. The error variance of the h-th period ahead is 1 + (h - 1) alpha² times
 * that of the next.
 */
public final class SimpleExponentialSmoothing implements ForecastMethod {

    private static final int GRID = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double PRECISION = 1e-7;

    private final double leastAlpha;
    private final double mostAlpha;

    /** Searches for alpha from {@code leastAlpha} to {@code mostAlpha}, within 0 to 1. */
    public SimpleExponentialSmoothing(double leastAlpha, double mostAlpha) {
        if (!(0 < leastAlpha && leastAlpha <= mostAlpha && mostAlpha < 1)) {
            throw new IllegalArgumentException(
                    leastAlpha + ".." + mostAlpha + " is not within 0..1");
        }
        this.leastAlpha = leastAlpha;
        this.mostAlpha = mostAlpha;
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public int periodsNeeded() {
        return 6;
    }

    @Override
    public Fitted fit(DemandSeries history) {
        var smoothed = Smoothed.of(history, bestAlpha(history));
        var dispersion = Dispersion.of(history, smoothed.levels(), 2);
        double mean = Math.max(0, smoothed.last());
        double drift = smoothed.alpha() * smoothed.alpha();
        return horizon -> dispersion.around(mean, 1 + (horizon - 1) * drift);
    }

    /**
     * The best alpha: by grid first, since the error may have several valleys, then to precision.
     */
    double bestAlpha(DemandSeries history) {
        double step = (mostAlpha - leastAlpha) / GRID;
        double best = leastAlpha;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double alpha = leastAlpha + i * step;
            double error = Smoothed.of(history, alpha).squaredError();
            if (error < least) {
                least = error;
                best = alpha;
            }
        }
        return narrow(history, Math.max(leastAlpha, best - step), Math.min(mostAlpha, best + step));
    }

    private static double narrow(DemandSeries history, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > PRECISION) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (Smoothed.of(history, left).squaredError()
                    < Smoothed.of(history, right).squaredError()) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }
}
