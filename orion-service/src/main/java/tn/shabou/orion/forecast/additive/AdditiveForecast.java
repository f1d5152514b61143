package tn.shabou.orion.forecast.additive;

import java.util.Arrays;

/** What is expected of one series at the times of an {@link Outlook}, and why. Immutable. */
public final class AdditiveForecast {

    private final AdditiveFit fit;
    private final Outlook outlook;
    private final Curve curve;
    private final double floor;
    private final double restlessness;
    private final double[] carried;
    private final double[] noise;

    AdditiveForecast(AdditiveFit fit, Outlook outlook) {
        this.fit = fit;
        this.outlook = outlook;
        curve = new Curve(outlook.columns(), fit.cap());
        curve.draw(fit.parameters());
        floor = fit.design().model().trend().floor();
        restlessness = fit.restlessness();
        carried = new double[curve.fitted.length];
        noise = new double[curve.fitted.length];
        carryOn();
    }

    private void carryOn() {
        double[] times = outlook.times();
        boolean carries = fit.design().model().extrapolation().carries();
        for (int h = 0; h < times.length; h++) {
            double periods = fit.design().periodsAhead(times[h]);
            boolean ahead = carries && periods > 0;
            carried[h] = ahead ? fit.persistence().after(periods) : 0;
            noise[h] = fit.noise() * (ahead ? fit.persistence().noiseAfter(periods) : 1);
        }
    }

    /** Expected demand; below zero where the trend leads there. */
    public double[] mean() {
        double[] mean = inUnits(curve.fitted);
        for (int h = 0; h < mean.length; h++) {
            mean[h] += fit.unit() * carried[h];
        }
        return mean;
    }

    public double[] trend() {
        return inUnits(curve.trend);
    }

    /** The part of the term called {@code name}: an amount, or a share of the trend. */
    public double[] component(String name) {
        double[] coefficients = fit.coefficients(name);
        var columns = outlook.columns();
        int column = columns.layout().trend();
        var part = new double[columns.rows()];
        for (var term : fit.design().terms()) {
            if (term.name().equals(name)) {
                double unit = term.multiplicative() ? 1 : fit.unit();
                for (int j = 0; j < coefficients.length; j++) {
                    Vectors.add(coefficients[j] * unit, columns.values()[column + j], part);
                }
            }
            column += term.width();
        }
        return part;
    }

    /**
     * Demand that is not exceeded with each of the probabilities, by probability, then by time.
     *
     * @param probabilities between 0 and 1
     */
    public double[][] quantiles(double... probabilities) {
        var quantiles = new double[probabilities.length][curve.fitted.length];
        var futures = new double[samples()];
        for (int h = 0; h < curve.fitted.length; h++) {
            for (int i = 0; i < futures.length; i++) {
                futures[i] = future(h, i);
            }
            Arrays.sort(futures);
            for (int p = 0; p < probabilities.length; p++) {
                quantiles[p][h] = between(futures, probabilities[p]);
            }
        }
        return quantiles;
    }

    /** Futures that may come, by future, then by time: for totals over several times. */
    public double[][] futures() {
        var futures = new double[samples()][curve.fitted.length];
        for (int i = 0; i < futures.length; i++) {
            for (int h = 0; h < curve.fitted.length; h++) {
                futures[i][h] = future(h, i);
            }
        }
        return futures;
    }

    private int samples() {
        return outlook.noise().length == 0 ? 0 : outlook.noise()[0].length;
    }

    private double future(int h, int i) {
        double drift = restlessness * outlook.drift()[h][i];
        double strayed = curve.saturated(curve.line[h] + drift) - curve.trend[h];
        return floor
                + fit.unit() * (curve.fitted[h] + strayed * curve.factor[h] + carried[h])
                + noise[h] * outlook.noise()[h][i];
    }

    private static double between(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private double[] inUnits(double[] scaled) {
        return Arrays.stream(scaled).map(y -> floor + fit.unit() * y).toArray();
    }
}
