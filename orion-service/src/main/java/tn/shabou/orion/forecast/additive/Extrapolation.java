package tn.shabou.orion.forecast.additive;

/**
 * How what was learned goes on beyond the last known period.
 *
 * @param damping by what the rate of the trend is multiplied from each period to the next, above 0
 *     up to 1; less than 1 lets a trend come to rest
 * @param carries whether the last residual is carried on, as far as residuals were like the ones
 *     before them
 */
public record Extrapolation(double damping, boolean carries) {

    /** The trend goes on for ever, residuals are forgotten: as Prophet does. */
    public static final Extrapolation STRAIGHT = new Extrapolation(1, false);

    /** For demand, whose level wanders and whose growth seldom goes on for ever. */
    public static final Extrapolation CAREFUL = new Extrapolation(0.98, true);

    public Extrapolation {
        if (!(damping > 0 && damping <= 1)) {
            throw new IllegalArgumentException("damping is not within 0..1: " + damping);
        }
    }

    /** How far a damped trend gets in {@code periods}, in periods of one that is not. */
    double damped(double periods) {
        return damping == 1
                ? periods
                : damping * (1 - StrictMath.pow(damping, periods)) / (1 - damping);
    }
}
