package tn.shabou.orion.forecast.counts;

/** Large or broken amounts are counted in parcels: some hundred make up the mean. */
final class Parcels {

    /** A mean above this is too much to be counted one by one. */
    private static final double MOST_PIECES = 1_000;

    private static final double PARCELS = 200;

    private Parcels() {}

    /** The amount of one parcel: 1 where pieces can be counted. */
    static double of(double[] history) {
        double sum = 0;
        int known = 0;
        boolean whole = true;
        for (double value : history) {
            if (!Double.isNaN(value)) {
                sum += Math.max(0, value);
                known++;
                whole &= value == (long) value;
            }
        }
        double mean = sum / Math.max(1, known);
        return !(mean > 0) || (whole && mean < MOST_PIECES) ? 1 : mean / PARCELS;
    }

    /** In parcels; what came back counts as nothing sold. */
    static double[] counted(double[] history, double parcel) {
        var counted = new double[history.length];
        for (int t = 0; t < counted.length; t++) {
            counted[t] = history[t] < 0 ? 0 : history[t] / parcel;
        }
        return counted;
    }
}
