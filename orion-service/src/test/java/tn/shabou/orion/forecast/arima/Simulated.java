package tn.shabou.orion.forecast.arima;

import java.util.Arrays;
import java.util.Random;

/** Series that follow a known model. */
final class Simulated {

    private static final int WARM_UP = 500;

    private Simulated() {}

    /** Noise of variance one through the model with these coefficients, without a constant. */
    static double[] series(Order order, int n, long seed, double... coefficients) {
        Arma arma = new Arma(order);
        arma.expand(coefficients);
        Random random = new Random(seed);
        double[] w = new double[WARM_UP + n];
        double[] noise = new double[WARM_UP + n];
        for (int t = 0; t < w.length; t++) {
            noise[t] = random.nextGaussian();
            w[t] = noise[t];
            for (int lag = 0; lag < Math.min(t, arma.states); lag++) {
                w[t] += arma.phi[lag] * w[t - 1 - lag] + arma.theta[lag] * noise[t - 1 - lag];
            }
        }
        double[] recent = Arrays.copyOfRange(w, WARM_UP, WARM_UP + n);
        double[] delta = Polynomials.differences(order);
        return Polynomials.integrated(new double[delta.length + 1], recent, delta);
    }
}
