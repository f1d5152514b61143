package tn.shabou.orion.forecast.additive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What demand is made of. Immutable, and may be shared between threads.
 *
 * @param terms seasons, holidays and other causes, each under a name of its own
 */
public record AdditiveModel(
        Trend trend, List<Term> terms, Search search, Extrapolation extrapolation) {

    private static final double TWO_YEARS = 730;
    private static final double TWO_WEEKS = 14;
    private static final double USUAL_SCALE = 10;
    private static final int MOST_WAVES = 10;

    /** How the most likely parameters are found. */
    public enum Search {
        /** The very optimum, by least squares and an active set. */
        EXACT,
        /**
         * Where the search of Prophet comes to rest: near the optimum, since the prior of the
         * changes has an edge on which a quasi-Newton search stumbles. Slower.
         */
        PROPHET
    }

    public AdditiveModel {
        terms = List.copyOf(terms);
        var names = new HashSet<String>();
        for (var term : terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("two terms are called " + term.name());
            }
        }
    }

    /** A model without seasons, to which {@link #with} adds. */
    public static AdditiveModel of(Trend trend) {
        return new AdditiveModel(trend, List.of(), Search.EXACT, Extrapolation.STRAIGHT);
    }

    /**
     * What Prophet would take for such a history unless it is told otherwise: a yearly season from
     * two years on, a weekly one where there is more than one value a week.
     *
     * @param days days since 1970-01-01, ascending
     */
    public static AdditiveModel usual(double[] days, boolean multiplicative) {
        var model = of(new Trend.Linear(ChangePoints.usual()));
        double span = days[days.length - 1] - days[0];
        if (span >= TWO_YEARS) {
            model = model.with(season("yearly", Cycle.YEAR, 10, multiplicative));
        }
        if (span >= TWO_WEEKS && leastGap(days) < 7) {
            model = model.with(season("weekly", Cycle.WEEK, 3, multiplicative));
        }
        return model;
    }

    /**
     * What forecasts demand of evenly spaced periods better than {@link #usual}: a trend that turns
     * more readily, a season in no more waves than its periods can tell apart, and extrapolation
     * with care. Times are numbers of periods.
     *
     * @param season periods of one cycle, 1 for none; two cycles or more should be known
     * @param multiplicative whether the season grows with the trend: for demand above zero
     */
    public static AdditiveModel careful(int season, boolean multiplicative) {
        var model =
                of(new Trend.Linear(new ChangePoints(25, 0.8, 0.2))).with(Extrapolation.CAREFUL);
        int waves = Math.min(season / 2, MOST_WAVES);
        return waves == 0
                ? model
                : model.with(season("season", new Cycle.Every(season), waves, multiplicative));
    }

    /** A season with the prior that Prophet gives it. */
    public static Term.Season season(String name, Cycle cycle, int order, boolean multiplicative) {
        return new Term.Season(name, cycle, order, USUAL_SCALE, multiplicative);
    }

    /** Dates as the times of this package. */
    public static double[] days(LocalDate... dates) {
        return Arrays.stream(dates).mapToDouble(LocalDate::toEpochDay).toArray();
    }

    public AdditiveModel with(Term term) {
        var more = new ArrayList<>(terms);
        more.add(term);
        return new AdditiveModel(trend, more, search, extrapolation);
    }

    public AdditiveModel with(Search other) {
        return new AdditiveModel(trend, terms, other, extrapolation);
    }

    public AdditiveModel with(Extrapolation other) {
        return new AdditiveModel(trend, terms, search, other);
    }

    /**
     * Prepares the model for all series that are known at these times.
     *
     * @param times strictly ascending, two or more
     */
    public Design over(double[] times) {
        return Design.of(this, times);
    }

    /** Learns from one series; {@code demand} is NaN where unknown. */
    public AdditiveFit fit(double[] times, double[] demand) {
        return over(times).fit(demand);
    }

    private static double leastGap(double[] times) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < times.length; i++) {
            least = Math.min(least, times[i] - times[i - 1]);
        }
        return least;
    }
}
