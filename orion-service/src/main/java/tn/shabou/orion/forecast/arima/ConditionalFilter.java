package tn.shabou.orion.forecast.arima;

import java.util.Arrays;

/**
 * The difference equation of an ARMA process on the condition that nothing was before it: the
 * conditional sum of squares. A complete series only.
 */
final class ConditionalFilter implements Whitening {

    private final int n;
    private final int skipped;

    /**
     * @param skipped values at the beginning that the autoregression needs
     */
    ConditionalFilter(int n, int skipped) {
        this.n = n;
        this.skipped = Math.min(skipped, n);
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public int informative() {
        return n - skipped;
    }

    @Override
    public double whiten(Arma arma, double[][] series, double[][] white) {
        for (int c = 0; c < series.length; c++) {
            double[] values = series[c];
            double[] residuals = white[c];
            Arrays.fill(residuals, 0, skipped, 0);
            for (int t = skipped; t < n; t++) {
                double value = values[t];
                for (int lag : arma.arLags) {
                    if (lag >= t) {
                        break;
                    }
                    value -= arma.phi[lag] * values[t - 1 - lag];
                }
                for (int lag : arma.maLags) {
                    if (lag >= t) {
                        break;
                    }
                    value -= arma.theta[lag] * residuals[t - 1 - lag];
                }
                residuals[t] = value;
            }
        }
        return 0;
    }
}
