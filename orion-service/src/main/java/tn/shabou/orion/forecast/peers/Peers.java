package tn.shabou.orion.forecast.peers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
     * @param window periods from their ends on that tell what they sell now
     * @return empty where they are too few, or none of them sells
     */
    public static Optional<Peers> learn(List<Series> panel, int window) {
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

    /** Continues a series that tells its traits. */
    public Outlook outlook(Series series, Traits traits, int horizon, String group) {
        var expectation = expectation(series, traits);
        var mean = new double[horizon];
        Arrays.fill(mean, expectation.rate());
        var quantiles = new double[horizon][];
        Arrays.fill(quantiles, expectation.quantiles());
        return new Outlook(mean, quantiles, ID, group);
    }

    /** Futures of such a series; the same series draws the same. */
    public Futures futures(Series series, Traits traits, int horizon, int count) {
        var expectation = expectation(series, traits);
        var amounts = expectation.amounts();
        long seed = 31L * Arrays.hashCode(series.values()) + series.id().hashCode();
        return Futures.drawn(count, horizon, expectation.correlation(), seed, amounts);
    }

    private Expectation expectation(Series series, Traits traits) {
        var prior = new Expectation(expected(traits), spread, dispersion, noise);
        double sum = 0;
        int known = 0;
        for (double value : series.values()) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return prior.after(known, sum);
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
