package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Kalman filter of a complete stationary series by the Chandrasekhar recursions: the change of the
 * state's covariance from one step to the next has rank one, so that a step costs as much as the
 * state is long, not its square (Morf, Sidhu and Kailath, IEEE Trans. Autom. Control 19, 1974;
 * Mélard, Applied Statistics AS 197, 1984). Once the variance has settled, what is left is the ARMA
 * difference equation with its few coefficients.
 */
final class StationaryFilter implements Whitening {

    /** So near to its limit the variance is taken to have reached it. */
    private static final double SETTLED = 1e-10;

    private final int n;
    private final int most;
    private final double[] gain;
    private final double[] change;
    private final double[][] state;
    private double @Nullable [][] changes;
    private int settledAt;

    StationaryFilter(int n, int states, int series) {
        this(n, n, states, series);
    }

    /**
     * @param most steps after which the variance is taken to have settled, wherever it is: the
     *     likelihood is then nearly the exact one, and as smooth
     */
    StationaryFilter(int n, int most, int states, int series) {
        this.n = n;
        this.most = Math.min(n, most);
        this.gain = new double[states];
        this.change = new double[states + 1];
        this.state = new double[series][states + 1];
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int informative() {
        return n;
    }

    @Override
    public double whiten(Arma arma, double[][] series, double[][] white) {
        arma.settle();
        int r = arma.states;
        double[] phi = arma.phi;
        double variance = arma.variance;
        double sign = -1 / variance;
        for (int i = 0; i < r; i++) {
            double next = i + 1 < r ? arma.withFirst[i + 1] : 0;
            gain[i] = phi[i] * variance + next;
            change[i] = gain[i];
        }
        change[r] = 0;
        for (int c = 0; c < series.length; c++) {
            Arrays.fill(state[c], 0);
        }
        double logs = 0;
        double product = 1;
        int t = 0;
        while (t < most && Math.abs(variance - 1) > SETTLED) {
            double scale = 1 / Math.sqrt(variance);
            for (int c = 0; c < series.length; c++) {
                double[] a = state[c];
                double first = a[0];
                double innovation = series[c][t] - first;
                white[c][t] = innovation * scale;
                double share = innovation / variance;
                for (int i = 0; i < r; i++) {
                    a[i] = phi[i] * first + a[i + 1] + gain[i] * share;
                }
            }
            product *= variance;
            if (product > 1e100) {
                logs += Math.log(product);
                product = 1;
            }
            if (changes != null) {
                add(sign, changes);
            }
            double lead = change[0];
            double before = variance;
            variance += sign * lead * lead;
            double weight = sign * lead;
            double back = lead / variance;
            for (int i = 0; i < r; i++) {
                double moved = phi[i] * lead + change[i + 1];
                double updated = gain[i] + weight * moved;
                gain[i] = updated;
                change[i] = moved - back * updated;
            }
            sign *= variance / before;
            t++;
        }
        settledAt = t;
        if (t < n) {
            for (int c = 0; c < series.length; c++) {
                difference(arma, t, state[c], series[c], white[c]);
            }
        }
        return logs + Math.log(product);
    }

    private void difference(Arma arma, int from, double[] a, double[] series, double[] white) {
        int aged = Math.min(n, from + arma.states);
        for (int t = from; t < aged; t++) {
            white[t] = series[t] - expected(arma, t - from, a, t, series, white);
        }
        if (aged == n) {
            return;
        }
        System.arraycopy(series, aged, white, aged, n - aged);
        for (int lag : arma.arLags) {
            double phi = arma.phi[lag];
            for (int t = aged; t < n; t++) {
                white[t] -= phi * series[t - 1 - lag];
            }
        }
        int[] lags = arma.maLags;
        double[] theta = arma.theta;
        for (int t = aged; t < n; t++) {
            double rest = white[t];
            for (int i = lags.length - 1; i >= 0; i--) {
                rest -= theta[lags[i]] * white[t - 1 - lags[i]];
            }
            white[t] = rest;
        }
    }

    private static double expected(
            Arma arma, int age, double[] a, int t, double[] series, double[] white) {
        double expected = age < arma.states ? a[age] : 0;
        for (int lag : arma.arLags) {
            if (lag >= age) {
                break;
            }
            expected += arma.phi[lag] * series[t - 1 - lag];
        }
        for (int lag : arma.maLags) {
            if (lag >= age) {
                break;
            }
            expected += arma.theta[lag] * white[t - 1 - lag];
        }
        return expected;
    }

    private void add(double sign, double[][] sum) {
        for (int i = 0; i < sum.length; i++) {
            double factor = sign * change[i];
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += factor * change[j];
            }
        }
    }

    /**
     * The state after the last value of each series.
     *
     * @param delta the differences by which the series came from {@code levels}
     */
    StateSpace end(Arma arma, double[][] series, double[] delta, double[][] levels) {
        int r = arma.states;
        double[][] sum = new double[r][r];
        double[][] white = new double[series.length][n];
        changes = sum;
        whiten(arma, series, white);
        changes = null;
        double[][] ends = new double[series.length][];
        double[][] before = arma.stationaryCovariance();
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double shocks = arma.shock(i) * arma.shock(j);
                sum[i][j] = settledAt < n ? 0 : sum[i][j] + before[i][j] - shocks;
            }
        }
        for (int c = 0; c < series.length; c++) {
            ends[c] = end(arma, state[c], series[c], white[c]);
        }
        return StateSpace.after(arma, ends, sum, delta, levels);
    }

    private double[] end(Arma arma, double[] settled, double[] series, double[] white) {
        int age = n - settledAt;
        double[] end = new double[arma.states];
        for (int i = 0; i < end.length; i++) {
            end[i] = age + i < end.length ? settled[age + i] : 0;
            for (int lag = i; lag < end.length && lag - i < age; lag++) {
                int t = n - 1 - (lag - i);
                end[i] += arma.phi[lag] * series[t] + arma.theta[lag] * white[t];
            }
        }
        return end;
    }

    /** What the only series whitened last is expected to be in the {@code h} periods after it. */
    double[] ahead(Arma arma, double[] series, double[] white, int h) {
        double[] longer = Arrays.copyOf(series, n + h);
        double[] noise = Arrays.copyOf(white, n + h);
        for (int t = n; t < n + h; t++) {
            longer[t] = expected(arma, t - settledAt, state[0], t, longer, noise);
        }
        return Arrays.copyOfRange(longer, n, n + h);
    }
}
