package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import tn.shabou.orion.forecast.numeric.Stl;

/** How often a series is to be differenced before it is stationary, as R's auto.arima asks. */
final class Differencing {

    /** A season stronger than this is differenced (Wang, Smith and Hyndman, 2006). */
    private static final double STRONG = .64;

    /** Five per cent point of the KPSS statistic for a level (Kwiatkowski et al., 1992). */
    private static final double LEVEL = .463;

    private static final int MOST = 2;

    private Differencing() {}

    /** Whether the season of a complete series is so strong that it is differenced. */
    static boolean seasonal(double[] values, int period) {
        return period > 1
                && values.length > 2 * period
                && Stl.of(values, period, Stl.Detail.EXACT).strength(values) > STRONG;
    }

    /** Regular differences of a complete series, 0 to 2, by repeated KPSS tests. */
    static int regular(double[] values) {
        double[] rest = values;
        for (int d = 0; d < MOST; d++) {
            if (isConstant(rest) || rest.length < 5 || levelStatistic(rest) <= LEVEL) {
                return d;
            }
            rest = Polynomials.differenced(rest, new double[] {1});
        }
        return MOST;
    }

    static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** The KPSS statistic against a moving level, with Bartlett's window. */
    static double levelStatistic(double[] values) {
        int n = values.length;
        int lags = (int) (3 * Math.sqrt(n) / 13);
        double mean = Arrays.stream(values).average().orElse(0);
        double[] e = Arrays.stream(values).map(value -> value - mean).toArray();
        double partial = 0;
        double squares = 0;
        double sums = 0;
        for (double one : e) {
            partial += one;
            squares += one * one;
            sums += partial * partial;
        }
        double longRun = squares;
        for (int lag = 1; lag <= lags; lag++) {
            double covariance = 0;
            for (int t = lag; t < n; t++) {
                covariance += e[t] * e[t - lag];
            }
            longRun += 2 * (1 - lag / (lags + 1.0)) * covariance;
        }
        return sums / n / longRun;
    }
}
