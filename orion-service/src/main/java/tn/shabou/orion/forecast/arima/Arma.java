package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import java.util.stream.IntStream;
import tn.shabou.orion.forecast.numeric.LinearSystem;

/**
 * The multiplied-out ARMA polynomials of a seasonal model and the second moments that follow from
 * them, with noise of variance one. Made once per order and filled again for each trial of the
 * coefficients, so that a search allocates nothing.
 */
final class Arma {

    private final Order order;
    private final int p;
    private final int q;

    /** Length of the state: the longer of p and q + 1. */
    final int states;

    /** Coefficients of lag 1, 2, …, filled up with zeros to {@link #states}. */
    final double[] phi;

    final double[] theta;

    /** Lags, less one, whose coefficients can be other than zero. */
    final int[] arLags;

    final int[] maLags;

    /** Variance of the process. */
    double variance;

    /** Covariance of each state with the first one, in the stationary state. */
    final double[] withFirst;

    private final double[] psi;
    private final double[] gamma;
    private final double[][] system;

    Arma(Order order) {
        this.order = order;
        this.p = order.arLags();
        this.q = order.maLags();
        this.states = Math.max(p, q + 1);
        this.phi = new double[states];
        this.theta = new double[states];
        this.arLags = lags(order.ar(), order.seasonalAr(), order.period());
        this.maLags = lags(order.ma(), order.seasonalMa(), order.period());
        this.withFirst = new double[states];
        this.psi = new double[q + 1];
        this.gamma = new double[p + 1];
        this.system = new double[p + 1][p + 1];
    }

    private static int[] lags(int regular, int seasonal, int period) {
        return IntStream.rangeClosed(0, seasonal)
                .flatMap(s -> IntStream.rangeClosed(0, regular).map(i -> i + s * period))
                .filter(lag -> lag > 0)
                .map(lag -> lag - 1)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Highest lag of the autoregression. */
    int longestAr() {
        return p;
    }

    /**
     * Multiplies the polynomials out.
     *
     * @param c coefficients in the order ar, ma, seasonal ar, seasonal ma
     */
    void expand(double[] c) {
        int ma = order.ar();
        int seasonalAr = ma + order.ma();
        int seasonalMa = seasonalAr + order.seasonalAr();
        multiply(phi, c, 0, order.ar(), seasonalAr, order.seasonalAr(), -1);
        multiply(theta, c, ma, order.ma(), seasonalMa, order.seasonalMa(), 1);
    }

    private void multiply(
            double[] into,
            double[] c,
            int from,
            int regular,
            int seasonalFrom,
            int seasonal,
            int sign) {
        Arrays.fill(into, 0);
        for (int i = 0; i < regular; i++) {
            into[i] += c[from + i];
        }
        for (int s = 0; s < seasonal; s++) {
            double factor = c[seasonalFrom + s];
            int lag = (s + 1) * order.period();
            into[lag - 1] += factor;
            for (int i = 0; i < regular; i++) {
                into[lag + i] += sign * factor * c[from + i];
            }
        }
    }

    /** Computes the stationary moments of the coefficients last given. */
    void settle() {
        impulses();
        if (p > 0) {
            autocovariances();
        }
        for (int i = 0; i < states; i++) {
            double sum = 0;
            for (int j = i; j < p; j++) {
                sum += phi[j] * gamma[j - i + 1];
            }
            for (int j = i; j <= q; j++) {
                sum += (j == 0 ? 1 : theta[j - 1]) * psi[j - i];
            }
            withFirst[i] = sum;
        }
        variance = withFirst[0];
    }

    private void impulses() {
        psi[0] = 1;
        for (int k = 1; k <= q; k++) {
            double sum = theta[k - 1];
            for (int lag : arLags) {
                if (lag >= k) {
                    break;
                }
                sum += phi[lag] * psi[k - 1 - lag];
            }
            psi[k] = sum;
        }
    }

    /** Solves the Yule-Walker equations of an ARMA process for lags 0 to p. */
    private void autocovariances() {
        for (int k = 0; k <= p; k++) {
            double right = 0;
            for (int j = k; j <= q; j++) {
                right += (j == 0 ? 1 : theta[j - 1]) * psi[j - k];
            }
            gamma[k] = right;
            Arrays.fill(system[k], 0);
            system[k][k] = 1;
            for (int lag : arLags) {
                system[k][Math.abs(k - lag - 1)] -= phi[lag];
            }
        }
        LinearSystem.eliminate(system, gamma);
    }

    /**
     * The covariance of the states in the stationary state, by back substitution of its equation.
     */
    double[][] stationaryCovariance() {
        int r = states;
        double[][] covariance = new double[r][r];
        for (int i = r - 1; i > 0; i--) {
            for (int j = i; j < r; j++) {
                double value =
                        phi[i] * phi[j] * variance
                                + phi[i] * (j + 1 < r ? withFirst[j + 1] : 0)
                                + phi[j] * (i + 1 < r ? withFirst[i + 1] : 0)
                                + (j + 1 < r ? covariance[i + 1][j + 1] : 0)
                                + shock(i) * shock(j);
                covariance[i][j] = covariance[j][i] = value;
            }
        }
        for (int j = 0; j < r; j++) {
            covariance[0][j] = covariance[j][0] = withFirst[j];
        }
        return covariance;
    }

    /** What a unit of noise does to state {@code i}. */
    double shock(int i) {
        return i == 0 ? 1 : theta[i - 1];
    }
}
