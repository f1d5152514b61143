package tn.shabou.orion.forecast.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tn.shabou.orion.forecast.local.Autoregression;
import tn.shabou.orion.forecast.local.Deseasoned;
import tn.shabou.orion.forecast.local.Ets;
import tn.shabou.orion.forecast.local.LocalModel;
import tn.shabou.orion.forecast.local.Naive;
import tn.shabou.orion.forecast.local.QuickEts;
import tn.shabou.orion.forecast.local.Theta;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.forecast.pooled.PooledModel;
import tn.shabou.orion.forecast.pooled.PooledRidge;
import tn.shabou.orion.forecast.pooled.PooledRidge.Anchor;

/** The models that may take part, and those that do when nobody asks for a particular one. */
final class Members {

    /** Looking back farther than this, smoothing takes the season from a decomposition. */
    private static final int LONG_SEASON = 24;

    private static final List<Anchor> POOLED = List.of(Anchor.LAST, Anchor.MEAN);

    private final List<LocalModel> local;
    private final List<Anchor> pooled;

    private Members(List<LocalModel> local, List<Anchor> pooled) {
        this.local = local;
        this.pooled = pooled;
    }

    private static List<LocalModel> known() {
        return List.of(
                new Ets(),
                QuickEts.INSTANCE,
                new Deseasoned("stl-ets", QuickEts.INSTANCE),
                Theta.STANDARD,
                Theta.DYNAMIC,
                new Deseasoned("stl-dynamic-theta", Theta.DYNAMIC),
                new Autoregression(),
                new Additive(),
                new Sarima(),
                new Deseasoned("stl-sarima", new Sarima()),
                new Deseasoned("stl-ar", new Autoregression()),
                Naive.LAST,
                Naive.SEASONAL,
                Naive.DRIFT,
                Naive.MOVING_AVERAGE,
                Naive.ADJUSTED);
    }

    /** What may be asked for by name; nobody needs two kinds of one model. */
    static List<String> names() {
        var names = new ArrayList<String>();
        known().stream()
                .filter(model -> model != QuickEts.INSTANCE)
                .forEach(model -> names.add(model.id()));
        POOLED.forEach(anchor -> names.add(anchor.id()));
        return names;
    }

    /** The one of this name, alone. */
    static Members named(String id) {
        return new Members(
                known().stream().filter(model -> model.id().equals(id)).toList(),
                POOLED.stream().filter(anchor -> anchor.id().equals(id)).toList());
    }

    /**
     * Different enough to err differently: their median is hard to beat.
     *
     * @param depth a little more than a cycle
     */
    static Members usual(int depth) {
        var ids =
                depth > LONG_SEASON
                        ? Set.of(
                                "stl-ets",
                                "stl-dynamic-theta",
                                "stl-sarima",
                                "sarima",
                                "pooled-ridge",
                                "pooled-ar")
                        : Set.of("quick-ets", "dynamic-theta", "stl-ar", "sarima");
        return new Members(
                known().stream().filter(model -> ids.contains(model.id())).toList(),
                POOLED.stream().filter(anchor -> ids.contains(anchor.id())).toList());
    }

    /** All of them, those that learn from the whole panel included, ready to continue a series. */
    List<LocalModel> learned(List<double[]> panel, int depth, int horizon, Workers workers) {
        var models = new ArrayList<>(local);
        for (var anchor : pooled) {
            new PooledRidge(anchor, depth(panel, depth, horizon), horizon)
                    .learn(panel, workers)
                    .ifPresent(models::add);
        }
        return models;
    }

    /** As deep as wished, but so that most series have a window and its future. */
    private static int depth(List<double[]> panel, int depth, int horizon) {
        int[] lengths = panel.stream().mapToInt(y -> y.length).sorted().toArray();
        int short10 = lengths.length == 0 ? 0 : lengths[lengths.length / 10];
        return Math.max(2, Math.min(depth, Math.min(short10 - horizon - 2, short10 * 3 / 4)));
    }

    /** Keeps one, with what it learned. */
    static void write(DataOutput out, LocalModel member) throws IOException {
        out.writeBoolean(member instanceof PooledModel);
        if (member instanceof PooledModel pooled) {
            pooled.write(out);
        } else {
            out.writeUTF(member.id());
        }
    }

    static LocalModel read(DataInput in) throws IOException {
        if (in.readBoolean()) {
            return PooledModel.read(in);
        }
        String id = in.readUTF();
        return known().stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
    }

    boolean isOne() {
        return local.size() + pooled.size() == 1;
    }

    @Override
    public String toString() {
        return local.stream().map(LocalModel::id).toList() + " " + Arrays.asList(pooled.toArray());
    }
}
