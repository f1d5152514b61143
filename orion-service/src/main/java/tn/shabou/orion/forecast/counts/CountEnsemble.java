package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tn.shabou.orion.forecast.counts.CountLaw.Trial;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Outlook;

/**
 * Demand by the piece: half what the series' own past says, half what series like it went on to do.
 * Moments of the past shift that only where another share would have been better by twice the
 * standard error, and they choose the law of what lies around the mean.
 */
public final class CountEnsemble {

    private static final double[] SHARES = {0.5, 0, 0.25, 0.75, 1};

    /** A mean above this is too much to be counted one by one. */
    private static final double MOST_PIECES = 1_000;

    private static final double PARCELS = 200;
    private static final double[] OWN = {0};
    private static final double[] OTHERS = {1};

    /** Standard errors by which another share must be better: moments of one panel are alike. */
    private static final double CONVINCING = 2;

    private static final int MOST_ORIGINS = 3;
    private static final int LEAST_PERIODS = 8;
    private static final String ID = "count-ensemble";
    private static final String POOLED = "pooled-trees";
    private static final String BAYES = "bayes-nb";

    private final String id;
    private final FlatRate own;
    private final PooledRate pooled;
    private final double share;
    private final CountLaw law;
    private final double correlation;

    private CountEnsemble(
            String id,
            FlatRate own,
            PooledRate pooled,
            double share,
            CountLaw law,
            double correlation) {
        this.id = id;
        this.own = own;
        this.pooled = pooled;
        this.share = share;
        this.law = law;
        this.correlation = correlation;
    }

    /** Every name of a model for pieces. */
    public static List<String> names() {
        var names = new ArrayList<>(FlatRate.names());
        names.add(POOLED);
        names.add(BAYES);
        names.add(Willemain.ID);
        return names;
    }

    /** Learns from histories that begin and end with a known period. */
    public static CountEnsemble learn(
            List<double[]> panel, int season, int horizon, Workers workers) {
        return new Learning(FlatRate.COMBINED, parcelled(panel), season, horizon, true, workers)
                .ensemble(ID, SHARES);
    }

    /**
     * One model alone, with the law that serves it.
     *
     * @param model one of {@link #names} that {@link Willemain} is not
     */
    public static CountEnsemble alone(
            String model, List<double[]> panel, int season, int horizon, Workers workers) {
        var own = FlatRate.named(model);
        var learning =
                new Learning(
                        own.orElse(FlatRate.COMBINED),
                        parcelled(panel),
                        season,
                        horizon,
                        !model.equals(BAYES) && own.isEmpty(),
                        workers);
        return learning.ensemble(model, own.isPresent() ? OWN : OTHERS);
    }

    /**
     * @param trees whether the pooled rate is corrected by trees
     */
    private record Learning(
            FlatRate own,
            List<double[]> panel,
            int season,
            int horizon,
            boolean trees,
            Workers workers) {

        CountEnsemble ensemble(String id, double[] shares) {
            var moments = new ArrayList<Moment>();
            for (int origin = 1; origin <= MOST_ORIGINS; origin++) {
                moments.addAll(moments(origin * horizon));
            }
            double share = share(moments, shares);
            var trials =
                    moments.stream()
                            .map(m -> new Trial(m.history, m.rate(share), m.actual, m.scale))
                            .toList();
            var law = CountLaw.untried(panel).learned(trials, workers);
            return new CountEnsemble(
                    id, own, pooled(panel, share > 0), share, law, law.correlation(trials));
        }

        private PooledRate pooled(List<double[]> histories, boolean wanted) {
            return wanted && trees
                    ? PooledRate.learn(histories, season, horizon, workers)
                    : PooledRate.untaught(histories);
        }

        /**
         * What would have been said {@code back} periods ago, of all series that were old enough.
         */
        private List<Moment> moments(int back) {
            var histories = new ArrayList<double[]>();
            var actuals = new ArrayList<double[]>();
            for (double[] y : panel) {
                int until = y.length - back;
                if (until >= LEAST_PERIODS) {
                    histories.add(Arrays.copyOf(y, until));
                    actuals.add(Arrays.copyOfRange(y, until, until + horizon));
                }
            }
            var pooled = pooled(histories, true);
            var moments = new Moment[histories.size()];
            workers.each(
                    moments.length,
                    i -> {
                        double[] history = histories.get(i);
                        moments[i] =
                                new Moment(
                                        history,
                                        own.of(history),
                                        pooled.of(history),
                                        actuals.get(i),
                                        step(history, 1),
                                        step(history, 2));
                    });
            return Arrays.stream(moments).filter(m -> m.scale > 0).toList();
        }
    }

    private record Moment(
            double[] history,
            double own,
            double pooled,
            double[] actual,
            double scale,
            double squaredScale) {

        double rate(double share) {
            return (1 - share) * own + share * pooled;
        }

        double error(double share) {
            double sum = 0;
            int known = 0;
            for (double units : actual) {
                if (!Double.isNaN(units)) {
                    sum += (units - rate(share)) * (units - rate(share));
                    known++;
                }
            }
            return known > 0 ? Math.sqrt(sum / known / squaredScale) : 0;
        }
    }

    /** Mean absolute step, to a power, from the first sale on; NaN when there is none. */
    private static double step(double[] y, int power) {
        int first = 0;
        while (first < y.length && !(y[first] > 0)) {
            first++;
        }
        double sum = 0;
        int steps = 0;
        for (int t = first + 1; t < y.length; t++) {
            if (!Double.isNaN(y[t]) && !Double.isNaN(y[t - 1])) {
                sum += Math.pow(Math.abs(y[t] - y[t - 1]), power);
                steps++;
            }
        }
        return sum / steps;
    }

    private static double share(List<Moment> moments, double[] shares) {
        double chosen = shares[0];
        double gained = 0;
        for (double candidate : shares) {
            double sum = 0;
            double squares = 0;
            for (var moment : moments) {
                double gain = moment.error(shares[0]) - moment.error(candidate);
                sum += gain;
                squares += gain * gain;
            }
            int n = moments.size();
            double deviation = Math.sqrt(Math.max(0, squares - sum * sum / Math.max(1, n)));
            if (sum > CONVINCING * deviation && sum > gained) {
                chosen = candidate;
                gained = sum;
            }
        }
        return chosen;
    }

    /** Keeps all that was learned. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        out.writeUTF(own.id());
        out.writeDouble(share);
        out.writeDouble(correlation);
        law.write(out);
        pooled.write(out);
    }

    /** What {@link #write} kept. */
    public static CountEnsemble read(DataInput in) throws IOException {
        String id = in.readUTF();
        var own = FlatRate.named(in.readUTF()).orElseThrow();
        double share = in.readDouble();
        double correlation = in.readDouble();
        var law = CountLaw.read(in);
        return new CountEnsemble(id, own, PooledRate.read(in), share, law, correlation);
    }

    /** Futures of a history; the same history draws the same. */
    public Futures futures(double[] history, int horizon, int count) {
        double parcel = parcel(history);
        double[] counted = parcelled(history, parcel);
        var amounts = law.amounts(counted, rate(counted));
        return Futures.drawn(
                count,
                horizon,
                correlation,
                Arrays.hashCode(history),
                (_, score) -> parcel * amounts.applyAsDouble(Futures.chance(score)));
    }

    /** Continues a history, which need not be of pieces: then it is taken in parcels. */
    public Outlook outlook(double[] history, int horizon, String group) {
        double parcel = parcel(history);
        return times(parcel, counted(parcelled(history, parcel), horizon, group));
    }

    private static Outlook times(double parcel, Outlook outlook) {
        if (parcel == 1) {
            return outlook;
        }
        double[] mean = Arrays.stream(outlook.mean()).map(v -> v * parcel).toArray();
        var quantiles =
                Arrays.stream(outlook.quantiles())
                        .map(row -> Arrays.stream(row).map(v -> v * parcel).toArray())
                        .toArray(double[][]::new);
        return new Outlook(mean, quantiles, outlook.model(), outlook.group());
    }

    /** One, or what large or broken amounts are counted by: some hundred make up the mean. */
    private static double parcel(double[] history) {
        double sum = 0;
        int known = 0;
        boolean whole = true;
        for (double value : history) {
            if (!Double.isNaN(value)) {
                sum += Math.max(0, value);
                known++;
                whole &= value == Math.rint(value);
            }
        }
        double mean = sum / Math.max(1, known);
        return !(mean > 0) || (whole && mean < MOST_PIECES) ? 1 : mean / PARCELS;
    }

    /** In parcels; what came back counts as nothing sold. */
    private static double[] parcelled(double[] history, double parcel) {
        return Arrays.stream(history).map(v -> v < 0 ? 0 : v / parcel).toArray();
    }

    private static List<double[]> parcelled(List<double[]> panel) {
        return panel.stream().map(history -> parcelled(history, parcel(history))).toList();
    }

    private Outlook counted(double[] history, int horizon, String group) {
        double rate = rate(history);
        double[] quantiles = law.quantiles(history, rate);
        var means = new double[horizon];
        Arrays.fill(means, rate);
        var all = new double[horizon][];
        Arrays.fill(all, quantiles);
        return new Outlook(means, all, id, group);
    }

    private double rate(double[] history) {
        return (1 - share) * own.of(history) + share * pooled.of(history);
    }

    @Override
    public String toString() {
        return "share of the pooled rate %s, %s %s"
                .formatted(share, law.observedShare(), Arrays.toString(law.probabilities()));
    }
}
