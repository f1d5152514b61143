package tn.shabou.orion.forecast.additive;

/**
 * How much the residual of one period is like the one before: an autoregression of first order.
 *
 * @param last the last residual, in units of the scale of demand
 * @param share which of it is left one period later, 0 up to 1
 */
record Persistence(double last, double share) {

    private static final double MOST = 0.95;

    /** Of the residuals about {@code curve}, as it is drawn. */
    static Persistence of(Curve curve, double[] demand) {
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int i = 0; i < demand.length; i++) {
            double residual = demand[i] - curve.fitted[i];
            squares += residual * residual;
            products += residual * before;
            before = residual;
        }
        return new Persistence(before, squares > 0 ? Math.clamp(products / squares, 0, MOST) : 0);
    }

    /** What is left of the last residual after {@code periods}. */
    double after(double periods) {
        return last * StrictMath.pow(share, periods);
    }

    /** By how much less the noise is than its long-run standard deviation, 0 to 1. */
    double noiseAfter(double periods) {
        return Math.sqrt(1 - StrictMath.pow(share, 2 * periods));
    }
}
