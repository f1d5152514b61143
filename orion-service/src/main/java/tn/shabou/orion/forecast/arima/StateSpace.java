package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/**
 * The state-space form of a seasonal ARIMA model (Harvey's, with the last observations in the state
 * to undo the differences) and its Kalman filter, for series with missing values and for what comes
 * after the last observation. Follows R's {@code makeARIMA} and {@code ARIMA_Like}.
 */
final class StateSpace {

    /** Variance of what is not known before the first observation, in units of the noise. */
    private static final double DIFFUSE = 1e6;

    private final Arma arma;
    private final double[] delta;
    private final int r;
    private final int size;
    private final double[][] covariance;
    private final double[][] moved;
    private final double[] gain;
    private final double[][] states;
    private final double[] spare;

    /**
     * @param delta the differences as {@link Polynomials#differences}
     * @param series how many series are filtered together
     */
    StateSpace(Arma arma, double[] delta, int series) {
        this.arma = arma;
        this.delta = delta;
        this.r = arma.states;
        this.size = r + delta.length;
        this.covariance = new double[size][size];
        this.moved = new double[size][size];
        this.gain = new double[size];
        this.states = new double[series][size];
        this.spare = new double[size];
    }

    /** Begins before the first observation, with nothing known of the levels. */
    void startDiffuse() {
        arma.settle();
        double[][] stationary = arma.stationaryCovariance();
        for (int i = 0; i < size; i++) {
            Arrays.fill(covariance[i], 0);
            if (i < r) {
                System.arraycopy(stationary[i], 0, covariance[i], 0, r);
            }
        }
        for (int i = r; i < size; i++) {
            covariance[i][i] = DIFFUSE;
        }
        for (double[] state : states) {
            Arrays.fill(state, 0);
        }
    }

    /**
     * The moment after the last observation.
     *
     * @param ends the state of each differenced series
     * @param doubt covariance of the states, beyond the shock to come
     * @param differences by which those series came from {@code levels}
     */
    static StateSpace after(
            Arma arma, double[][] ends, double[][] doubt, double[] differences, double[][] levels) {
        StateSpace space = new StateSpace(arma, differences, ends.length);
        for (int i = 0; i < space.r; i++) {
            for (int j = 0; j < space.r; j++) {
                space.covariance[i][j] = doubt[i][j] + arma.shock(i) * arma.shock(j);
            }
        }
        for (int c = 0; c < ends.length; c++) {
            System.arraycopy(ends[c], 0, space.states[c], 0, space.r);
            for (int j = 0; j < differences.length; j++) {
                space.states[c][space.r + j] = levels[c][levels[c].length - 1 - j];
            }
        }
        return space;
    }

    /** What series {@code c} is expected to be next. */
    double expected(int c) {
        return observed(states[c]);
    }

    /** Variance of the next observation about {@link #expected}, in units of the noise. */
    double variance() {
        for (int i = 0; i < size; i++) {
            double sum = covariance[i][0];
            for (int j = 0; j < delta.length; j++) {
                if (delta[j] != 0) {
                    sum += delta[j] * covariance[i][r + j];
                }
            }
            gain[i] = sum;
        }
        return observed(gain);
    }

    private double observed(double[] state) {
        double sum = state[0];
        for (int j = 0; j < delta.length; j++) {
            if (delta[j] != 0) {
                sum += delta[j] * state[r + j];
            }
        }
        return sum;
    }

    /** Learns the innovation of each series; {@link #variance()} must have been asked before. */
    void learn(double[] innovations, double variance) {
        for (int c = 0; c < states.length; c++) {
            double share = innovations[c] / variance;
            for (int i = 0; i < size; i++) {
                states[c][i] += gain[i] * share;
            }
        }
        for (int i = 0; i < size; i++) {
            double share = gain[i] / variance;
            for (int j = 0; j < size; j++) {
                covariance[i][j] -= share * gain[j];
            }
        }
    }

    /** Goes through whole series of innovations, without keeping them. */
    void absorb(double[][] series, boolean[] known) {
        double[] innovations = new double[series.length];
        for (int t = 0; t < known.length; t++) {
            if (known[t]) {
                double variance = variance();
                for (int c = 0; c < series.length; c++) {
                    innovations[c] = series[c][t] - expected(c);
                }
                learn(innovations, variance);
            }
            advance();
        }
    }

    /** Goes on to the next period. */
    void advance() {
        for (double[] state : states) {
            move(state, spare);
            System.arraycopy(spare, 0, state, 0, size);
        }
        for (int j = 0; j < r; j++) {
            double phi = arma.phi[j];
            double[] target = moved[j];
            for (int i = 0; i < size; i++) {
                target[i] = phi * covariance[0][i] + (j + 1 < r ? covariance[j + 1][i] : 0);
            }
        }
        if (delta.length > 0) {
            for (int i = 0; i < size; i++) {
                double sum = covariance[0][i];
                for (int j = 0; j < delta.length; j++) {
                    if (delta[j] != 0) {
                        sum += delta[j] * covariance[r + j][i];
                    }
                }
                moved[r][i] = sum;
            }
            for (int j = 1; j < delta.length; j++) {
                System.arraycopy(covariance[r + j - 1], 0, moved[r + j], 0, size);
            }
        }
        for (int i = 0; i < size; i++) {
            move(moved[i], covariance[i]);
        }
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                covariance[i][j] += arma.shock(i) * arma.shock(j);
            }
        }
    }

    private void move(double[] from, double[] to) {
        double first = from[0];
        for (int i = 0; i + 1 < r; i++) {
            to[i] = arma.phi[i] * first + from[i + 1];
        }
        to[r - 1] = arma.phi[r - 1] * first;
        if (delta.length > 0) {
            to[r] = observed(from);
            System.arraycopy(from, r, to, r + 1, delta.length - 1);
        }
    }
}
