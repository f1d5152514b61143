package tn.shabou.orion.forecast.additive;

/** Parameters and noise that were found most likely, in units of the scale of demand. */
final class Estimate {

    private final double[] parameters;
    private final double noise;
    private final double cost;

    Estimate(double[] parameters, double noise, double cost) {
        this.parameters = parameters;
        this.noise = noise;
        this.cost = cost;
    }

    double[] parameters() {
        return parameters;
    }

    /** Standard deviation. */
    double noise() {
        return noise;
    }

    /** Minus the logarithm of the posterior density, up to a constant. */
    double cost() {
        return cost;
    }
}
