package tn.shabou.orion.forecast.counts;

import java.util.List;
import tn.shabou.orion.forecast.counts.BoostedTrees.Settings;

/**
 * How much work learning from a panel of pieces may be.
 *
 * @param moments that the pooled rate learns from, at most
 * @param rate the trees that it is made of
 * @param again whether it learns from all series at once too, not only from either half
 * @param trials moments that shares are chosen at and laws learned from, at most
 * @param law the trees that correct the law
 */
record Effort(int moments, Settings rate, boolean again, int trials, Settings law) {

    /** A fraction of a second for any panel, and little for each forecast. */
    static final Effort QUICK =
            new Effort(
                    12_000,
                    new Settings(50, 4, 0.1, 40, 20, 2, 8),
                    false,
                    4_000,
                    new Settings(25, 3, 0.12, 20, 10, 2, 12));

    /** Some seconds for a panel of thousands. */
    static final Effort THOROUGH =
            new Effort(
                    100_000,
                    new Settings(60, 4, 0.09, 40, 20, 1, 10),
                    true,
                    60_000,
                    new Settings(120, 4, 0.055, 20, 10, 1, 12));

    private static final int MANY_PERIODS = 600_000;
    private static final int LONG = 200;

    /** Thorough where that takes seconds; long histories need others less. */
    static Effort of(List<Past> panel) {
        long periods = panel.stream().mapToLong(Past::length).sum();
        return periods <= MANY_PERIODS && periods <= (long) LONG * panel.size() ? THOROUGH : QUICK;
    }
}
