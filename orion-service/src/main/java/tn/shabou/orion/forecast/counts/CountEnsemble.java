package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.counts.PanelSeason.Placed;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * Demand by the piece: half what the series' own past says, half what series like it went on to do,
 * in the season that the panel shares. Moments of the past shift that only where another share, or
 * no season, would have been better by twice the standard error, and they correct the law of what
 * lies around the mean.
 */
public final class CountEnsemble {

    private static final double[] SHARES = {0.5, 0, 0.25, 0.75, 0.9, 1};
    private static final double[] OWN = {0};
    private static final double[] OTHERS = {1};

    private static final String ID = "count-ensemble";
    private static final String POOLED = "pooled-trees";
    private static final String BAYES = "bayes-nb";

    private final String id;
    private final FlatRate own;
    private final PooledRate pooled;
    private final double share;
    private final CountLaw law;
    private final double correlation;
    private final PanelSeason season;
    private final PanelTraits traits;

    /**
     * @param share of the pooled rate in the mean
     * @param correlation between what two periods bring
     */
    CountEnsemble(
            String id,
            FlatRate own,
            PooledRate pooled,
            double share,
            CountLaw law,
            double correlation,
            PanelSeason season,
            PanelTraits traits) {
        this.id = id;
        this.own = own;
        this.pooled = pooled;
        this.share = share;
        this.law = law;
        this.correlation = correlation;
        this.season = season;
        this.traits = traits;
    }

    /** Every name of a model for pieces. */
    public static List<String> names() {
        var names = new ArrayList<>(FlatRate.names());
        names.add(POOLED);
        names.add(BAYES);
        names.add(Willemain.ID);
        return names;
    }

    /**
     * A history that begins and ends with a known period.
     *
     * @param first number of its first period, on a calendar that all histories share
     */
    public record History(double[] units, int first, @Nullable Traits traits) {

        /** One of which nothing else is known. */
        public History(double[] units, int first) {
            this(units, first, null);
        }
    }

    /**
     * Learns from histories.
     *
     * @param cycle periods of one cycle, 1 for none
     */
    public static CountEnsemble learn(
            List<History> panel, int cycle, int horizon, Workers workers) {
        return new CountLearning(
                        FlatRate.COMBINED, Calendar.of(panel, cycle), cycle, horizon, true, workers)
                .ensemble(ID, SHARES);
    }

    /**
     * One model alone, with the law that serves it.
     *
     * @param model one of {@link #names} that {@link Willemain} is not
     */
    public static CountEnsemble alone(
            String model, List<History> panel, int cycle, int horizon, Workers workers) {
        var own = FlatRate.named(model);
        return new CountLearning(
                        own.orElse(FlatRate.COMBINED),
                        Calendar.of(panel, cycle),
                        cycle,
                        horizon,
                        !model.equals(BAYES) && own.isEmpty(),
                        workers)
                .ensemble(model, own.isPresent() ? OWN : OTHERS);
    }

    /** Keeps all that was learned. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        out.writeUTF(own.id());
        out.writeDouble(share);
        out.writeDouble(correlation);
        law.write(out);
        season.write(out);
        traits.write(out);
        pooled.write(out);
    }

    /** What {@link #write} kept. */
    public static CountEnsemble read(DataInput in) throws IOException {
        String id = in.readUTF();
        var own = FlatRate.named(in.readUTF()).orElseThrow();
        double share = in.readDouble();
        double correlation = in.readDouble();
        var law = CountLaw.read(in);
        var season = PanelSeason.read(in);
        var traits = PanelTraits.read(in);
        return new CountEnsemble(
                id, own, PooledRate.read(in), share, law, correlation, season, traits);
    }

    /** Continues a history, which need not be of pieces: then it is taken in parcels. */
    public Outlook outlook(History history, int horizon, String group) {
        double parcel = Parcels.of(history.units);
        var now = now(history, parcel, horizon);
        var quantiles = new double[horizon][];
        for (int h = 0; h < horizon; h++) {
            quantiles[h] =
                    now.repeats(h)
                            ? quantiles[h - 1]
                            : times(parcel, law.quantiles(now.seen, now.history, now.rates[h]));
        }
        return new Outlook(times(parcel, now.rates), quantiles, id, group);
    }

    /** Futures of a history; the same history draws the same. */
    public Futures futures(History history, int horizon, int count) {
        double parcel = Parcels.of(history.units);
        var now = now(history, parcel, horizon);
        var amounts = new DoubleUnaryOperator[horizon];
        for (int h = 0; h < horizon; h++) {
            amounts[h] =
                    now.repeats(h)
                            ? amounts[h - 1]
                            : law.amounts(now.seen, now.history, now.rates[h]);
        }
        return Futures.drawn(
                count,
                horizon,
                correlation,
                Arrays.hashCode(history.units),
                (h, score) -> parcel * amounts[h].applyAsDouble(score));
    }

    /** By what the panel's season multiplies a rate in the period {@code place} of the calendar. */
    public double season(int place) {
        return season.at(place);
    }

    /** What is known of a series at its end, and expected of each coming period, in parcels. */
    private record Now(Seen seen, Past history, double[] rates) {

        boolean repeats(int h) {
            return h > 0 && rates[h] == rates[h - 1];
        }
    }

    private Now now(History history, double parcel, int horizon) {
        double[] counted = Parcels.counted(history.units, parcel);
        var placed = new Placed(counted, history.first - traits.begin(), history.traits);
        var past = new Past(placed, traits);
        var seen =
                pooled.seen(
                        season.isNone()
                                ? past
                                : new Past(placed.with(season.without(placed)), traits));
        double rate = (1 - share) * own.of(seen.past().units()) + share * pooled.of(seen);
        int next = history.first + past.length();
        var rates = new double[horizon];
        Arrays.setAll(rates, h -> rate * season.at(next + h));
        return new Now(seen, past, rates);
    }

    private static double[] times(double parcel, double[] row) {
        return parcel == 1 ? row : Arrays.stream(row).map(v -> v * parcel).toArray();
    }

    @Override
    public String toString() {
        return "%d %% by pooled trees, %s"
                .formatted(
                        Math.round(100 * share),
                        season.isNone() ? "no season" : "season of the panel");
    }
}
