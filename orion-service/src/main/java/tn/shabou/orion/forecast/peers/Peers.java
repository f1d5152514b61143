package tn.shabou.orion.forecast.peers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * What a series of pieces may expect before it has sold much: the rate of all, times what its
 * category, its brand, its price and so on make of it (hierarchical empirical Bayes), moving to its
 * own mean as that becomes known. Its law is as wide as series differ from what their peers say.
 */
public final class Peers {

    /** The name of the model. */
    public static final String ID = "peers";

    private static final int LEAST_MEMBERS = 10;
    private static final int LEAST_PERIODS = 4;

    /** Periods from its end on tell what a series sells now: a cycle, but no less. */
    private static final int LEAST_WINDOW = 24;

    /** Of a group that is worth naming. */
    private static final int LEAST_WITNESSES = 3;

    private final double rate;
    private final Bands bands;
    private final List<Factors> believed;
    private final double spread;
    private final double dispersion;
    private final double noise;
    private final int members;

    /**
     * @param rate of all of them, units per period
     * @param believed likenesses that tell something
     * @param spread of rates around what peers say: variance = spread · rate²
     * @param dispersion of periods around the rate of their series: variance = rate + dispersion ·
     *     rate²
     * @param noise the share of that by which a series' own periods are doubted
     */
    Peers(
            double rate,
            Bands bands,
            List<Factors> believed,
            double spread,
            double dispersion,
            double noise,
            int members) {
        this.rate = rate;
        this.bands = bands;
        this.believed = List.copyOf(believed);
        this.spread = spread;
        this.dispersion = dispersion;
        this.noise = noise;
        this.members = members;
    }

    /**
     * Learns from the series of which something is known besides, also those that never sold.
     *
     * @param cycle periods of a year or the like
     * @return empty where they are too few, or none of them sells
     */
    public static Optional<Peers> learn(List<Series> panel, int cycle) {
        int window = Math.max(cycle, LEAST_WINDOW);
        var members =
                panel.stream()
                        .map(series -> Member.of(series, LEAST_PERIODS, window))
                        .flatMap(Optional::stream)
                        .toList();
        return members.size() < LEAST_MEMBERS || members.stream().allMatch(m -> m.rate() == 0)
                ? Optional.empty()
                : Optional.of(new PeerLearning(members).peers());
    }

    /**
     * Who a forecast is told by.
     *
     * @param likeness in what they are like it; absent where they are all there are
     */
    public record Witnesses(@Nullable Likeness likeness, int count) {}

    /** The fewest of those that are like it in something that tells, but three or more. */
    public Witnesses witnesses(Traits traits) {
        var fewest = new Witnesses(null, members);
        for (var factors : believed) {
            int count = factors.members(factors.likeness().group(traits, bands));
            if (count >= LEAST_WITNESSES && count <= fewest.count) {
                fewest = new Witnesses(factors.likeness(), count);
            }
        }
        return fewest;
    }

    /** Units a period, before anything is known of its own. */
    private double expected(Traits traits) {
        double expected = rate;
        for (var factors : believed) {
            expected *= factors.of(factors.likeness().group(traits, bands));
        }
        return expected;
    }

    /**
     * Continues a series that tells its traits.
     *
     * @param season by what all sell more in a period of the calendar
     */
    public Outlook outlook(
            Series series, Traits traits, IntToDoubleFunction season, int horizon, String group) {
        var expected = expected(series, traits, season, horizon);
        return new Outlook(
                Arrays.stream(expected).mapToDouble(Expectation::rate).toArray(),
                ofEach(expected, Expectation::quantiles).toArray(double[][]::new),
                ID,
                group);
    }

    /** Futures of such a series; the same series draws the same. */
    public Futures futures(
            Series series, Traits traits, IntToDoubleFunction season, int horizon, int count) {
        var expected = expected(series, traits, season, horizon);
        var amounts = ofEach(expected, Expectation::amounts);
        long seed = 31L * Arrays.hashCode(series.values()) + series.id().hashCode();
        return Futures.drawn(
                count,
                horizon,
                expected[0].correlation(),
                seed,
                (h, score) -> amounts.get(h).applyAsDouble(score));
    }

    /** Reckoned once for periods that follow each other and are alike. */
    private static <T> List<T> ofEach(Expectation[] expected, Function<Expectation, T> what) {
        var all = new ArrayList<T>();
        for (int h = 0; h < expected.length; h++) {
            boolean repeats = h > 0 && expected[h].equals(expected[h - 1]);
            all.add(repeats ? all.getLast() : what.apply(expected[h]));
        }
        return all;
    }

    /** Of each coming period. */
    private Expectation[] expected(
            Series series, Traits traits, IntToDoubleFunction season, int horizon) {
        var prior = new Expectation(expected(traits), spread, dispersion, noise);
        double[] values = series.values();
        double sum = 0;
        int known = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                sum += values[t] / season.applyAsDouble(series.first() + t);
                known++;
            }
        }
        var usual = prior.after(known, sum);
        int next = series.first() + values.length;
        var expected = new Expectation[horizon];
        Arrays.setAll(expected, h -> usual.times(season.applyAsDouble(next + h)));
        return expected;
    }

    public void write(DataOutput out) throws IOException {
        out.writeDouble(rate);
        bands.write(out);
        out.writeInt(believed.size());
        for (var factors : believed) {
            factors.write(out);
        }
        out.writeDouble(spread);
        out.writeDouble(dispersion);
        out.writeDouble(noise);
        out.writeInt(members);
    }

    public static Peers read(DataInput in) throws IOException {
        double rate = in.readDouble();
        var bands = Bands.read(in);
        var believed = new ArrayList<Factors>();
        for (int left = in.readInt(); left > 0; left--) {
            believed.add(Factors.read(in));
        }
        double spread = in.readDouble();
        double dispersion = in.readDouble();
        return new Peers(rate, bands, believed, spread, dispersion, in.readDouble(), in.readInt());
    }

    @Override
    public String toString() {
        return "%d series, by %s, spread %.3g, dispersion %.3g, noise %.3g"
                .formatted(members, likenesses(), spread, dispersion, noise);
    }

    private List<Likeness> likenesses() {
        return believed.stream().map(Factors::likeness).toList();
    }
}
