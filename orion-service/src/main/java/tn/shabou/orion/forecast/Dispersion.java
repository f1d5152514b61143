package tn.shabou.orion.forecast;

/**
 * How far demand strayed from one-step forecasts. The variance is taken to be in proportion to the
 * expected demand, so that it shrinks and grows with a level that moves.
 *
 * @param ratio variance per unit of expected demand
 * @param byThePiece whether only whole amounts are sold
 */
public record Dispersion(double ratio, boolean byThePiece) {

    /**
     * Measures the errors of one-step forecasts. One made-up error is added to the measured ones,
     * as large as that of a Poisson (pieces) or an exponential (amounts), so that a handful of
     * periods that happen to agree does not pass for certainty.
     *
     * @param fitted what was expected of each period just before it, in step with {@code history}
     * @param learned number of parameters that the forecasts owe to the same history
     */
    public static Dispersion of(DemandSeries history, double[] fitted, int learned) {
        boolean byThePiece = history.isByThePiece();
        int known = 0;
        double squares = 0;
        double expected = 0;
        for (int t = 0; t < history.length(); t++) {
            if (history.knows(t)) {
                double error = history.at(t) - fitted[t];
                squares += error * error;
                expected += Math.max(0, fitted[t]);
                known++;
            }
        }
        double level = expected / known;
        double madeUp = byThePiece ? level : level * level;
        int freedom = Math.max(0, known - learned) + 1;
        double variance = (squares + madeUp) / freedom;
        return new Dispersion(level > 0 ? variance / level : 0, byThePiece);
    }

    /**
     * What may be sold where {@code mean} is expected.
     *
     * @param widening by how much the variance exceeds that of the next period, 1 or more
     */
    public DemandDistribution around(double mean, double widening) {
        return DemandDistribution.of(mean, mean * ratio * widening, byThePiece);
    }
}
