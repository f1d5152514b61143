package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/** Kalman filter of a series with missing values, not differenced beforehand. */
final class DiffuseFilter implements Whitening {

    /** An innovation so uncertain, in units of the noise, tells of the start only. */
    private static final double UNINFORMATIVE = 1e4;

    private final double[] delta;
    private final boolean[] known;
    private final int informative;

    DiffuseFilter(double[] delta, boolean[] known) {
        this.delta = delta;
        this.known = known;
        int count = -delta.length;
        for (boolean one : known) {
            count += one ? 1 : 0;
        }
        this.informative = count;
    }

    @Override
    public int size() {
        return known.length;
    }

    @Override
    public int informative() {
        return informative;
    }

    @Override
    public double whiten(Arma arma, double[][] series, double[][] white) {
        StateSpace space = new StateSpace(arma, delta, series.length);
        space.startDiffuse();
        double[] innovations = new double[series.length];
        for (double[] row : white) {
            Arrays.fill(row, 0);
        }
        double logs = 0;
        for (int t = 0; t < known.length; t++) {
            if (known[t]) {
                double variance = space.variance();
                boolean tells = variance < UNINFORMATIVE;
                for (int c = 0; c < series.length; c++) {
                    innovations[c] = series[c][t] - space.expected(c);
                    if (tells) {
                        white[c][t] = innovations[c] / Math.sqrt(variance);
                    }
                }
                logs += tells ? Math.log(variance) : 0;
                space.learn(innovations, variance);
            }
            space.advance();
        }
        return logs;
    }
}
