package tn.shabou.orion.forecast.additive;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Something that moves demand besides the trend. Its value is a function of time, so that it is
 * known of the past and of the future alike. Times are days since 1970-01-01, or any unit in which
 * the periods of seasons are given as well.
 */
public sealed interface Term {

    /** Under which its part in a forecast is found; once per model. */
    String name();

    /** Whether it is a share of the trend rather than an amount of its own. */
    boolean multiplicative();

    /** Standard deviation of the normal prior of its coefficients, above 0. */
    double scale();

    /** How many coefficients it has. */
    int width();

    /** What the coefficients {@code 0..width()} are multiplied by at {@code time}. */
    void fill(double time, double[] values);

    /** A season in waves: {@code order} pairs of sine and cosine of a {@link Cycle}. */
    record Season(String name, Cycle cycle, int order, double scale, boolean multiplicative)
            implements Term {

        public Season {
            requirePositive(name, scale);
            if (order < 1) {
                throw new IllegalArgumentException(name + " has no waves: " + order);
            }
        }

        @Override
        public int width() {
            return 2 * order;
        }

        @Override
        public void fill(double time, double[] values) {
            double turns = cycle.turns(time);
            for (int wave = 1; wave <= order; wave++) {
                double angle = 2 * Math.PI * wave * turns;
                values[2 * wave - 2] = StrictMath.sin(angle);
                values[2 * wave - 1] = StrictMath.cos(angle);
            }
        }
    }

    /**
     * Days that differ, each with a window of days that differ too, every one in its own way.
     *
     * @param days in days since 1970-01-01, past and future
     * @param before how many days the window begins before the day, 0 or more
     * @param after how many days the window ends after it, 0 or more
     */
    record Holiday(
            String name,
            Set<Long> days,
            int before,
            int after,
            double scale,
            boolean multiplicative)
            implements Term {

        public Holiday {
            requirePositive(name, scale);
            if (before < 0 || after < 0) {
                throw new IllegalArgumentException(name + " has no window");
            }
            days = Set.copyOf(days);
        }

        @Override
        public int width() {
            return before + 1 + after;
        }

        @Override
        public void fill(double time, double[] values) {
            long day = (long) Math.floor(time);
            for (int offset = -before; offset <= after; offset++) {
                values[before + offset] = days.contains(day - offset) ? 1 : 0;
            }
        }
    }

    /**
     * Any other cause that is known of the future as well: a price, a share of holidays in a week,
     * the weather. What takes more than the values 0 and 1 is standardised over the history.
     */
    record Regressor(String name, DoubleUnaryOperator value, double scale, boolean multiplicative)
            implements Term {

        public Regressor {
            requirePositive(name, scale);
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void fill(double time, double[] values) {
            values[0] = value.applyAsDouble(time);
        }
    }

    private static void requirePositive(String name, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException(name + " has no prior scale: " + scale);
        }
    }
}
