package tn.shabou.orion.forecast.additive;

/**
 * Moments at which the rate of a trend may change, spread evenly over the known periods.
 *
 * @param most how many at most, 0 or more; fewer where the history is short
 * @param within the share of the history, from its start, in which they lie: 0 to 1
 * @param scale of the Laplace prior of each change, above 0: the greater, the more supple the trend
 */
public record ChangePoints(int most, double within, double scale) {

    static final ChangePoints NONE = new ChangePoints(0, 1, 1);

    public ChangePoints {
        if (most < 0 || !(within > 0 && within <= 1) || !(scale > 0)) {
            throw new IllegalArgumentException(
                    "no change points: " + most + " within " + within + ", scale " + scale);
        }
    }

    /** What Prophet takes unless it is told otherwise. */
    public static ChangePoints usual() {
        return new ChangePoints(25, 0.8, 0.05);
    }

    /** The positions among {@code known} periods at which the rate may change, from 1. */
    int[] among(int known) {
        int last = (int) Math.floor(known * within) - 1;
        int count = Math.clamp(last, 0, most);
        var positions = new int[count];
        for (int i = 1; i <= count; i++) {
            positions[i - 1] = (int) Math.rint((double) i * last / count);
        }
        return positions;
    }
}
