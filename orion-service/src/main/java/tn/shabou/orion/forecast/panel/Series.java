package tn.shabou.orion.forecast.panel;

import java.util.Arrays;

/**
 * A series to be continued.
 *
 * @param values one for each period, oldest first; NaN where unknown
 * @param counts whether only whole amounts are possible, none below zero
 * @param first number of the first period, on a calendar that all series of a panel share: where in
 *     the cycle it lies
 */
public record Series(String id, double[] values, boolean counts, int first) {

    /** One that begins with the calendar. */
    public Series(String id, double[] values, boolean counts) {
        this(id, values, counts, 0);
    }

    /** Its oldest {@code periods}. */
    public Series first(int periods) {
        return new Series(id, Arrays.copyOf(values, periods), counts, first);
    }
}
