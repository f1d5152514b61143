package tn.shabou.orion.evaluation;

import tn.shabou.orion.forecast.panel.Outlook;

/**
 * How good the forecast of one series was. Errors are on the scale of how much the history jumps
 * about; those without a scale are NaN and count nowhere. Periods that are unknown count nowhere.
 *
 * @param mase by the jumps over a season, or over one period where the history has none
 * @param rmsse by the jumps from the first non-zero value on
 * @param smape 0 to 200
 * @param maseTotal error of the sum of all periods
 * @param pinball scaled, mean over the quantiles .5, .8, .9, .95 and .99
 * @param msis scaled score of the 95 % interval
 */
public record SeriesScore(
        int periods,
        double mase,
        double mase2,
        double rmsse,
        double smape,
        double smape2,
        double maseTotal,
        double pinball,
        double msis,
        double absolute,
        double forecast,
        double actual,
        int within80,
        int within95,
        int upTo80,
        int upTo90,
        int upTo95,
        int upTo99) {

    private static final double[] PINBALL = {0.5, 0.8, 0.9, 0.95, 0.99};
    private static final double PENALTY = 2 / 0.05;

    /**
     * @param naive2 what the seasonally adjusted naive forecast was
     */
    public static SeriesScore of(
            double[] history, int season, double[] actual, Outlook outlook, double[] naive2) {
        double scale = jumps(history, 0, season, 1);
        scale = scale > 0 ? scale : jumps(history, 0, 1, 1);
        int first = first(history);
        double step = jumps(history, first, 1, 1);
        double squares = jumps(history, first, 1, 2);
        var sums = new Sums();
        for (int h = 0; h < actual.length; h++) {
            if (!Double.isNaN(actual[h])) {
                sums.add(actual[h], outlook, h, naive2[h]);
            }
        }
        int n = sums.periods;
        return new SeriesScore(
                n,
                positive(sums.absolute / n, scale),
                positive(sums.absolute2 / n, scale),
                Math.sqrt(positive(sums.squared / n, squares)),
                sums.smape / n,
                sums.smape2 / n,
                positive(Math.abs(sums.actual - sums.forecast) / n, scale),
                positive(sums.pinball / n / PINBALL.length, step),
                positive(sums.interval / n, scale),
                sums.absolute,
                sums.forecast,
                sums.actual,
                sums.within80,
                sums.within95,
                sums.upTo80,
                sums.upTo90,
                sums.upTo95,
                sums.upTo99);
    }

    private static double positive(double error, double scale) {
        return scale > 0 ? error / scale : Double.NaN;
    }

    private static final class Sums {

        private int periods;
        private double absolute;
        private double absolute2;
        private double squared;
        private double smape;
        private double smape2;
        private double pinball;
        private double interval;
        private double forecast;
        private double actual;
        private int within80;
        private int within95;
        private int upTo80;
        private int upTo90;
        private int upTo95;
        private int upTo99;

        void add(double value, Outlook outlook, int h, double naive2) {
            double mean = outlook.mean()[h];
            periods++;
            absolute += Math.abs(value - mean);
            absolute2 += Math.abs(value - naive2);
            squared += (value - mean) * (value - mean);
            smape += relative(value, mean);
            smape2 += relative(value, naive2);
            forecast += mean;
            actual += value;
            for (double probability : PINBALL) {
                double error = value - outlook.quantile(h, probability);
                pinball += Math.max(probability * error, (probability - 1) * error);
            }
            double low = outlook.quantile(h, 0.025);
            double high = outlook.quantile(h, 0.975);
            interval +=
                    high - low + PENALTY * (Math.max(0, low - value) + Math.max(0, value - high));
            within95 += low <= value && value <= high ? 1 : 0;
            upTo80 += value <= outlook.quantile(h, 0.8) ? 1 : 0;
            upTo90 += value <= outlook.quantile(h, 0.9) ? 1 : 0;
            upTo95 += value <= outlook.quantile(h, 0.95) ? 1 : 0;
            upTo99 += value <= outlook.quantile(h, 0.99) ? 1 : 0;
            within80 +=
                    outlook.quantile(h, 0.1) <= value && value <= outlook.quantile(h, 0.9) ? 1 : 0;
        }

        private static double relative(double value, double mean) {
            double size = Math.abs(value) + Math.abs(mean);
            return size > 0 ? 200 * Math.abs(value - mean) / size : 0;
        }
    }

    private static int first(double[] history) {
        int t = 0;
        while (t < history.length && !(history[t] != 0 && !Double.isNaN(history[t]))) {
            t++;
        }
        return t;
    }

    private static double jumps(double[] history, int from, int lag, int power) {
        double sum = 0;
        int pairs = 0;
        for (int t = from + lag; t < history.length; t++) {
            double jump = history[t] - history[t - lag];
            if (!Double.isNaN(jump)) {
                sum += power == 1 ? Math.abs(jump) : jump * jump;
                pairs++;
            }
        }
        return pairs > 0 ? sum / pairs : 0;
    }
}
