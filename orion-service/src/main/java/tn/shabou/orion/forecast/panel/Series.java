package tn.shabou.orion.forecast.panel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A series to be continued.
 *
 * @param values one for each period, oldest first; NaN where unknown; none where it has yet to
 *     begin
 * @param counts whether only whole amounts are possible, none below zero
 * @param first number of the first period, on a calendar that all series of a panel share: where in
 *     the cycle it lies
 * @param traits what is known of it besides; absent where that is nothing
 */
public record Series(
        String id, double[] values, boolean counts, int first, @Nullable Traits traits) {

    /** One of which nothing is known but its values. */
    public Series(String id, double[] values, boolean counts, int first) {
        this(id, values, counts, first, null);
    }

    /** One that begins with the calendar. */
    public Series(String id, double[] values, boolean counts) {
        this(id, values, counts, 0);
    }

    /** Its oldest {@code periods}. */
    public Series first(int periods) {
        return new Series(id, Arrays.copyOf(values, periods), counts, first, traits);
    }

    /** The same with what is known of it besides. */
    public Series with(@Nullable Traits known) {
        return new Series(id, values, counts, first, known);
    }

    /** Its values from the first known period to the last; none where nothing is known. */
    public double[] known() {
        int from = 0;
        int to = values.length;
        while (from < to && Double.isNaN(values[from])) {
            from++;
        }
        while (to > from && Double.isNaN(values[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(values, from, to);
    }

    /** How many periods of it come after the last known one. */
    public int unknownAtTheEnd() {
        int behind = 0;
        while (behind < values.length && Double.isNaN(values[values.length - 1 - behind])) {
            behind++;
        }
        return behind;
    }
}
