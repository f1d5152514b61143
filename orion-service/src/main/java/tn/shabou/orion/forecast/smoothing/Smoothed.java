package tn.shabou.orion.forecast.smoothing;

import tn.shabou.orion.forecast.DemandSeries;

/** A history smoothed with one alpha from the level at the start that suits it best. */
final class Smoothed {

    private final double alpha;
    private final double[] levels;
    private final double last;
    private final double squaredError;

    private Smoothed(double alpha, double[] levels, double last, double squaredError) {
        this.alpha = alpha;
        this.levels = levels;
        this.last = last;
        this.squaredError = squaredError;
    }

    static Smoothed of(DemandSeries history, double alpha) {
        double level = bestStart(history, alpha);
        double squaredError = 0;
        var levels = new double[history.length()];
        for (int t = 0; t < levels.length; t++) {
            levels[t] = level;
            if (history.knows(t)) {
                double error = history.at(t) - level;
                squaredError += error * error;
                level += alpha * error;
            }
        }
        return new Smoothed(alpha, levels, level, squaredError);
    }

    /**
     * The start of least squared error. Before each period the level is {@code sold + left * start}
     * where both are known, so the best start is that of a regression through the origin.
     */
    private static double bestStart(DemandSeries history, double alpha) {
        double sold = 0;
        double left = 1;
        double products = 0;
        double squares = 0;
        for (int t = 0; t < history.length(); t++) {
            if (history.knows(t)) {
                products += (history.at(t) - sold) * left;
                squares += left * left;
                sold += alpha * (history.at(t) - sold);
                left *= 1 - alpha;
            }
        }
        return products / squares;
    }

    double alpha() {
        return alpha;
    }

    /** The level just before each period, in step with the history. */
    double[] levels() {
        return levels;
    }

    /** The level after the last period. */
    double last() {
        return last;
    }

    double squaredError() {
        return squaredError;
    }
}
