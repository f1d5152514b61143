package tn.shabou.orion.forecast.local;

/** How much of a long season can be believed to return. */
final class Recurrence {

    /** Moves of these shares of a cycle are compared with those of one cycle before. */
    private static final double[] SPANS = {1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0};

    /** Such moves within a cycle that tell something new. */
    private static final double MOVES_PER_CYCLE = 6.5;

    /** Standard errors that likeness must stand out by. */
    private static final double DOUBT = 0.5;

    /** A season follows cycles farther back than these but little. */
    private static final double MOST_CYCLES = 7;

    /** Of a season that is there at all. */
    private static final double LEAST = 0.5;

    private Recurrence() {}

    /**
     * The share of its season that a history may be continued with: 0 for chance. If one cycle
     * tells of the next what their correlation says, the mean of several tells more (Spearman and
     * Brown).
     *
     * @param y complete, more than two cycles
     */
    static double of(double[] y, int season) {
        double likeness = 0;
        for (double span : SPANS) {
            int lag = Math.max(1, (int) (span * season));
            likeness += correlation(y, lag, season) / SPANS.length;
        }
        double moves = MOVES_PER_CYCLE * (y.length - 1.25 * season) / season;
        double believed = likeness - DOUBT / Math.sqrt(Math.max(1, moves));
        if (!(believed > 0)) {
            return 0;
        }
        double cycles = Math.min(MOST_CYCLES, (double) y.length / season);
        return Math.max(LEAST, cycles * believed / (1 + (cycles - 1) * believed));
    }

    /** Of moves over {@code lag} periods with the same ones a cycle before. */
    private static double correlation(double[] y, int lag, int season) {
        double mean = 0;
        int moves = y.length - lag;
        for (int t = lag; t < y.length; t++) {
            mean += (y[t] - y[t - lag]) / moves;
        }
        double both = 0;
        double later = 0;
        double earlier = 0;
        for (int t = lag + season; t < y.length; t++) {
            double now = y[t] - y[t - lag] - mean;
            double before = y[t - season] - y[t - season - lag] - mean;
            both += now * before;
            later += now * now;
            earlier += before * before;
        }
        return later > 0 && earlier > 0 ? both / Math.sqrt(later * earlier) : 0;
    }
}
