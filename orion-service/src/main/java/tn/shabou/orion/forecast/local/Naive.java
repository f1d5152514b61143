package tn.shabou.orion.forecast.local;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Gaps;

/** The forecasts that everything else has to beat. */
public enum Naive implements LocalModel {
    /** The last value again. */
    LAST {
        @Override
        double[] mean(double[] y, int season, int horizon) {
            return repeated(y[y.length - 1], horizon);
        }
    },
    /** The value of one cycle ago again. */
    SEASONAL {
        @Override
        double[] mean(double[] y, int season, int horizon) {
            var mean = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = y[y.length - season + h % season];
            }
            return mean;
        }
    },
    /** On along the line from the first value to the last. */
    DRIFT {
        @Override
        double[] mean(double[] y, int season, int horizon) {
            double slope = (y[y.length - 1] - y[0]) / Math.max(1, y.length - 1);
            var mean = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = y[y.length - 1] + (h + 1) * slope;
            }
            return mean;
        }
    },
    /** The mean of the last cycle, or of the last eight periods. */
    MOVING_AVERAGE {
        @Override
        double[] mean(double[] y, int season, int horizon) {
            int width = Math.min(y.length, season > 1 ? season : 8);
            double last = Arrays.stream(y, y.length - width, y.length).sum() / width;
            return repeated(last, horizon);
        }
    },
    /**
     * The last value, seasonally adjusted where there is a season: Naive2 of the M competitions.
     */
    ADJUSTED {
        @Override
        double[] mean(double[] y, int season, int horizon) {
            boolean positive = Arrays.stream(y).min().orElse(0) > 0;
            if (!positive || !Decomposition.isSeasonal(y, season)) {
                return repeated(y[y.length - 1], horizon);
            }
            double[] indices = Decomposition.indices(y, season, true);
            double level = y[y.length - 1] / indices[(y.length - 1) % season];
            var mean = new double[horizon];
            for (int h = 0; h < horizon; h++) {
                mean[h] = level * indices[(y.length + h) % season];
            }
            return mean;
        }
    };

    @Override
    public String id() {
        return switch (this) {
            case LAST -> "naive";
            case SEASONAL -> "seasonal-naive";
            case DRIFT -> "drift";
            case MOVING_AVERAGE -> "moving-average";
            case ADJUSTED -> "naive2";
        };
    }

    @Override
    public int periodsNeeded(int season) {
        return this == SEASONAL ? season : 1;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        double[] y = Gaps.filled(history);
        double[] mean = mean(y, season, horizon);
        int lag = this == SEASONAL ? season : 1;
        double squares = 0;
        for (int t = lag; t < y.length; t++) {
            squares += (y[t] - y[t - lag]) * (y[t] - y[t - lag]);
        }
        double deviation = Math.sqrt(squares / Math.max(1, y.length - lag));
        var deviations = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            double steps = this == MOVING_AVERAGE ? 1 : 1 + h / lag;
            deviations[h] = deviation * Math.sqrt(steps);
        }
        return new Continuation(mean, deviations);
    }

    abstract double[] mean(double[] y, int season, int horizon);

    private static double[] repeated(double value, int horizon) {
        var mean = new double[horizon];
        Arrays.fill(mean, value);
        return mean;
    }
}
