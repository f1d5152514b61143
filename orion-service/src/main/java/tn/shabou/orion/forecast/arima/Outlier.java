package tn.shabou.orion.forecast.arima;

/**
 * A disturbance that the model does not explain.
 *
 * @param period when it came, 0 for the first observation
 */
public record Outlier(Kind kind, int period) {

    /** What a disturbance leaves behind. */
    public enum Kind {
        /** Nothing. */
        ADDITIVE,
        /** All of it, for ever. */
        LEVEL_SHIFT,
        /** Seven tenths of what it left before, each period. */
        TRANSITORY;

        double after(int periods) {
            return switch (this) {
                case ADDITIVE -> periods == 0 ? 1 : 0;
                case LEVEL_SHIFT -> 1;
                case TRANSITORY -> Math.pow(DECAY, periods);
            };
        }
    }

    private static final double DECAY = .7;

    /** Its shape in the periods {@code from} to {@code to}, the latter excluded. */
    double[] column(int from, int to) {
        double[] column = new double[to - from];
        for (int t = Math.max(from, period); t < to; t++) {
            column[t - from] = kind.after(t - period);
        }
        return column;
    }
}
