package tn.shabou.orion.forecast.panel;

/**
 * A series to be continued.
 *
 * @param values one for each period, oldest first; NaN where unknown
 * @param counts whether only whole amounts are possible, none below zero
 */
public record Series(String id, double[] values, boolean counts) {

    /** Its oldest {@code periods}. */
    public Series first(int periods) {
        return new Series(id, java.util.Arrays.copyOf(values, periods), counts);
    }
}
