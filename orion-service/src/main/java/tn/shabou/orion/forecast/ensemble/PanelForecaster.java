package tn.shabou.orion.forecast.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.DemandPattern;
import tn.shabou.orion.forecast.counts.CountEnsemble;
import tn.shabou.orion.forecast.counts.CountEnsemble.History;
import tn.shabou.orion.forecast.counts.RateLaw;
import tn.shabou.orion.forecast.counts.Willemain;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.panel.Futures;
import tn.shabou.orion.forecast.panel.Outlook;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;
import tn.shabou.orion.forecast.peers.Peers;
import tn.shabou.orion.forecast.peers.Peers.Witnesses;

/**
 * Forecasts many series: learns from all of them, then continues each. Few pieces at a time and
 * amounts go different ways. The same panel gives the same forecasts, to the last bit, on any
 * number of threads.
 */
public final class PanelForecaster {

    private static final int LEAST_PERIODS = 4;

    /** No moment of the past with fewer periods teaches the ensemble of pieces. */
    private static final int GROWN_UP = 6;

    /** With fewer, a series of pieces is weighed against the rates of all others. */
    private static final int TELLING = 8;

    /** Of what {@link #toBytes} writes: goes up whenever that, or what it means, changes. */
    private static final int VERSION = 5;

    private final Request request;
    private final ByThePiece byThePiece;
    private final @Nullable CountEnsemble counts;
    private final @Nullable PathEnsemble paths;
    private final @Nullable RateLaw rates;
    private final @Nullable Peers peers;

    private PanelForecaster(
            Request request,
            @Nullable CountEnsemble counts,
            @Nullable PathEnsemble paths,
            @Nullable RateLaw rates,
            @Nullable Peers peers) {
        this.request = request;
        this.byThePiece = new ByThePiece(request);
        this.counts = counts;
        this.paths = paths;
        this.rates = rates;
        this.peers = peers;
    }

    /** Every model that may be asked for by name, {@link Request#AUTO} first. */
    public static List<String> models() {
        var names = new ArrayList<String>();
        names.add(Request.AUTO);
        names.addAll(Members.names());
        names.addAll(CountEnsemble.names());
        return names;
    }

    /** Learns from a panel. */
    public static PanelForecaster learn(Request request, List<Series> panel, Workers workers) {
        return learn(request, panel, List.of(), workers);
    }

    /**
     * Learns from a panel.
     *
     * @param unsold series that teach nothing but what those like them may expect
     */
    public static PanelForecaster learn(
            Request request, List<Series> panel, List<Series> unsold, Workers workers) {
        var byThePiece = new ByThePiece(request);
        var pieces = new ArrayList<History>();
        var amounts = new ArrayList<double[]>();
        for (var series : panel) {
            double[] history = series.known();
            if (history.length > 0 && byThePiece.teaches(series)) {
                pieces.add(placed(series, history));
            }
            if (history.length >= LEAST_PERIODS && !byThePiece.goes(series)) {
                amounts.add(history);
            }
        }
        var old = pieces.stream().filter(h -> h.units().length >= LEAST_PERIODS).toList();
        var counts = old.isEmpty() ? null : countEnsemble(request, old, workers);
        return new PanelForecaster(
                request,
                counts,
                amounts.isEmpty() ? null : pathEnsemble(request, amounts, workers),
                rates(request, pieces, counts),
                peers(request, panel, unsold));
    }

    private static @Nullable RateLaw rates(
            Request request, List<History> panel, @Nullable CountEnsemble counts) {
        return request.isAutomatic()
                ? RateLaw.learn(panel, place -> season(counts, place)).orElse(null)
                : null;
    }

    private static @Nullable Peers peers(Request request, List<Series> panel, List<Series> unsold) {
        var all = Stream.concat(panel.stream(), unsold.stream()).toList();
        return request.isAutomatic() ? Peers.learn(all, request.season()).orElse(null) : null;
    }

    private static boolean awaitsItsFirstSale(Series series) {
        return Arrays.stream(series.values()).noneMatch(value -> value > 0 || value < 0);
    }

    /** The traits of a series of which its peers tell more than it does; absent for all others. */
    private @Nullable Traits newcomer(Series series, double[] history) {
        boolean young = history.length < GROWN_UP || awaitsItsFirstSale(series);
        return peers != null && series.counts() && young ? series.traits() : null;
    }

    /** What the panel's season does to a period of the calendar. */
    private static double season(@Nullable CountEnsemble counts, int place) {
        return counts == null ? 1 : counts.season(place);
    }

    private double season(int place) {
        return season(counts, place);
    }

    private static CountEnsemble countEnsemble(
            Request request, List<History> panel, Workers workers) {
        if (request.isAutomatic()) {
            return CountEnsemble.learn(panel, request.season(), request.horizon(), workers);
        }
        return CountEnsemble.alone(
                request.model(), panel, request.season(), request.horizon(), workers);
    }

    private static PathEnsemble pathEnsemble(
            Request request, List<double[]> panel, Workers workers) {
        var members =
                request.isAutomatic()
                        ? Members.usual(request.depth())
                        : Members.named(request.model());
        return PathEnsemble.learn(
                members, panel, request.season(), request.depth(), request.horizon(), workers);
    }

    private static History placed(Series series, double[] trimmed) {
        int unknown = 0;
        while (Double.isNaN(series.values()[unknown])) {
            unknown++;
        }
        return new History(trimmed, series.first() + unknown, series.traits());
    }

    /**
     * Continues a series; empty when nothing of it is known, nor of others like it. What is unknown
     * at its end is forecast first, and left out.
     */
    public Optional<Outlook> outlook(Series series) {
        double[] history = series.known();
        var traits = newcomer(series, history);
        if (peers != null && traits != null) {
            return Optional.of(
                    peers.outlook(series, traits, this::season, request.horizon(), group(history)));
        }
        if (history.length == 0) {
            return Optional.empty();
        }
        int behind = series.unknownAtTheEnd();
        int horizon = behind + request.horizon();
        var outlook = made(series, history, horizon);
        return Optional.of(
                new Outlook(
                        Arrays.copyOfRange(outlook.mean(), behind, horizon),
                        Arrays.copyOfRange(outlook.quantiles(), behind, horizon),
                        outlook.model(),
                        outlook.group()));
    }

    /**
     * Draws futures of a series, for what sums over several periods may be: the demand of a lead
     * time. Empty when nothing of the series is known. The same series draws the same futures.
     *
     * @param count how many; some hundreds tell quantiles up to .95, some thousands .99
     */
    public Optional<Futures> futures(Series series, int count) {
        return futures(series, count, request.horizon());
    }

    /** The same of the nearest {@code periods} at most, which is so much sooner done. */
    public Optional<Futures> futures(Series series, int count, int periods) {
        int ahead = Math.min(periods, request.horizon());
        double[] history = series.known();
        var traits = newcomer(series, history);
        if (peers != null && traits != null) {
            return Optional.of(peers.futures(series, traits, this::season, ahead, count));
        }
        if (history.length == 0) {
            return Optional.empty();
        }
        int behind = series.unknownAtTheEnd();
        int horizon = behind + ahead;
        double[][] paths = futures(series, history, horizon, count).paths();
        Arrays.setAll(paths, i -> Arrays.copyOfRange(paths[i], behind, horizon));
        return Optional.of(new Futures(paths));
    }

    /** Who the forecast of a series is told by; empty where it tells enough itself. */
    public Optional<Witnesses> witnesses(Series series) {
        var traits = newcomer(series, series.known());
        return peers == null || traits == null
                ? Optional.empty()
                : Optional.of(peers.witnesses(traits));
    }

    private Futures futures(Series series, double[] history, int horizon, int count) {
        boolean old = history.length >= LEAST_PERIODS;
        boolean pieces = goesByThePiece(series);
        if (rates != null && pieces && history.length < TELLING) {
            return rates.futures(placed(series, history), this::season, horizon, count);
        }
        if (old && pieces && counts != null) {
            return counts.futures(placed(series, history), horizon, count);
        }
        if (old && !pieces && paths != null) {
            return paths.futures(history, horizon, count);
        }
        var amounts = Futures.around(Young.outlook(history, horizon, ""));
        return Futures.drawn(count, horizon, Young.CORRELATION, Arrays.hashCode(history), amounts);
    }

    /** Everything that was learned; {@link #of} makes the same forecasts of it, to the last bit. */
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeInt(request.season());
            out.writeInt(request.depth());
            out.writeInt(request.horizon());
            out.writeUTF(request.model());
            out.writeBoolean(counts != null);
            if (counts != null) {
                counts.write(out);
            }
            out.writeBoolean(paths != null);
            if (paths != null) {
                paths.write(out);
            }
            out.writeBoolean(rates != null);
            if (rates != null) {
                rates.write(out);
            }
            out.writeBoolean(peers != null);
            if (peers != null) {
                peers.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * What {@link #toBytes} kept.
     *
     * @throws IllegalArgumentException when it was kept by another version, or is damaged: learn
     *     again
     */
    public static PanelForecaster of(byte[] learned) {
        try (var in = new DataInputStream(new ByteArrayInputStream(learned))) {
            int version = in.readInt();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "learned by version %d, this is version %d".formatted(version, VERSION));
            }
            var request = new Request(in.readInt(), in.readInt(), in.readInt(), in.readUTF());
            var counts = in.readBoolean() ? CountEnsemble.read(in) : null;
            var paths = in.readBoolean() ? PathEnsemble.read(in) : null;
            var rates = in.readBoolean() ? RateLaw.read(in) : null;
            var peers = in.readBoolean() ? Peers.read(in) : null;
            return new PanelForecaster(request, counts, paths, rates, peers);
        } catch (IOException | NoSuchElementException e) {
            throw new IllegalArgumentException("what was learned is damaged", e);
        }
    }

    private Outlook made(Series series, double[] history, int horizon) {
        String group = group(history);
        boolean old = history.length >= LEAST_PERIODS;
        boolean pieces = goesByThePiece(series);
        if (rates != null && pieces && history.length < TELLING) {
            return rates.outlook(placed(series, history), this::season, horizon, group);
        }
        if (old && request.model().equals(Willemain.ID)) {
            return Willemain.outlook(history, horizon, group);
        }
        if (old && pieces && counts != null) {
            return counts.outlook(placed(series, history), horizon, group);
        }
        if (old && !pieces && paths != null) {
            return paths.outlook(history, horizon, group);
        }
        return Young.outlook(history, horizon, group);
    }

    /** One that has outgrown pieces since the panel was learned stays where nothing else was. */
    private boolean goesByThePiece(Series series) {
        return byThePiece.goes(series) || (paths == null && byThePiece.teaches(series));
    }

    private static String group(double[] history) {
        var known = new double[history.length];
        int count = 0;
        for (double value : history) {
            if (value < 0) {
                return "signed";
            }
            if (!Double.isNaN(value)) {
                known[count++] = value;
            }
        }
        return DemandPattern.of(Arrays.copyOf(known, count))
                .demandClass()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        var known = peers == null ? "" : "; peers: " + peers;
        return "amounts: %s; pieces: %s%s".formatted(paths, counts, known);
    }
}
