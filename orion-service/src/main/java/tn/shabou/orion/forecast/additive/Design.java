package tn.shabou.orion.forecast.additive;

import java.util.Arrays;
import java.util.List;

/**
 * A model over certain times: all that can be computed without any demand, once for all series that
 * are known at the same times. Immutable, and may be shared between threads.
 */
public final class Design {

    private final AdditiveModel model;
    private final double[] times;
    private final TimeScale scale;
    private final double[] changePoints;
    private final List<Term> terms;
    private final Columns columns;
    private final Priors priors;

    /** Products of the columns with one another. */
    private final double[][] gram;

    private Design(AdditiveModel model, double[] times) {
        this.model = model;
        this.times = times;
        scale = TimeScale.of(times);
        changePoints =
                Arrays.stream(model.trend().changes().among(times.length))
                        .mapToDouble(i -> scale.scaled(times[i]))
                        .toArray();
        terms = model.terms().stream().map(term -> standardised(term, times)).toList();
        columns = columnsAt(times);
        priors = Priors.of(columns.layout(), terms, model.trend().changes());
        gram = Gram.of(columns.values());
    }

    static Design of(AdditiveModel model, double[] times) {
        boolean ascending = times.length > 1 && Double.isFinite(times[times.length - 1]);
        for (int i = 1; i < times.length; i++) {
            ascending &= times[i] > times[i - 1];
        }
        if (!ascending) {
            throw new IllegalArgumentException("two times or more are needed, ascending");
        }
        return new Design(model, times.clone());
    }

    /**
     * The most likely parameters of one series.
     *
     * @param demand in step with the times; NaN where unknown, two or more known
     */
    public AdditiveFit fit(double[] demand) {
        if (demand.length != times.length) {
            throw new IllegalArgumentException(
                    demand.length + " amounts for " + times.length + " times");
        }
        int known = 0;
        var knownTimes = new double[times.length];
        var knownDemand = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            if (!Double.isNaN(demand[i])) {
                knownTimes[known] = times[i];
                knownDemand[known++] = demand[i];
            }
        }
        return known == times.length
                ? Fitting.fit(this, knownDemand)
                : Fitting.fit(
                        of(model, Arrays.copyOf(knownTimes, known)),
                        Arrays.copyOf(knownDemand, known));
    }

    /**
     * Prepares forecasts of all series that are known at the times of this design.
     *
     * @param times ascending; past ones may be among them
     */
    public Outlook ahead(double[] times, Simulation simulation) {
        return new Outlook(this, times, simulation);
    }

    AdditiveModel model() {
        return model;
    }

    double[] times() {
        return times;
    }

    TimeScale scale() {
        return scale;
    }

    double[] changePoints() {
        return changePoints;
    }

    List<Term> terms() {
        return terms;
    }

    Columns columns() {
        return columns;
    }

    Priors priors() {
        return priors;
    }

    double[][] gram() {
        return gram;
    }

    Columns columnsAt(double[] times) {
        boolean flat = model.trend() instanceof Trend.Flat;
        return Columns.at(times, this::trendTime, changePoints, flat, terms);
    }

    /**
     * Where the trend stands at {@code time}: the known history is 0..1, after it time is damped.
     */
    private double trendTime(double time) {
        double scaled = scale.scaled(time);
        double period = 1.0 / (times.length - 1);
        return scaled <= 1
                ? scaled
                : 1 + period * model.extrapolation().damped((scaled - 1) / period);
    }

    /** How many periods {@code time} lies after the last known one; negative before it. */
    double periodsAhead(double time) {
        return (scale.scaled(time) - 1) * (times.length - 1);
    }

    /**
     * A regressor with mean 0 and standard deviation 1 over the history, unless it is a switch or
     * never changed; where it is unknown, it has its mean.
     */
    private static Term standardised(Term term, double[] times) {
        if (!(term instanceof Term.Regressor(var name, var value, var prior, var share))) {
            return term;
        }
        var known = Arrays.stream(times).map(value).filter(x -> !Double.isNaN(x)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
        double deviation = Math.sqrt(squares / (known.length - 1));
        boolean isSwitch = Arrays.stream(known).allMatch(x -> x == 0 || x == 1);
        double centre = isSwitch || !(deviation > 0) ? 0 : mean;
        double unit = isSwitch || !(deviation > 0) ? 1 : deviation;
        return new Term.Regressor(
                name,
                time -> {
                    double x = value.applyAsDouble(time);
                    return ((Double.isNaN(x) ? mean : x) - centre) / unit;
                },
                prior,
                share);
    }
}
