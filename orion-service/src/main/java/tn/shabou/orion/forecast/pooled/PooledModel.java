package tn.shabou.orion.forecast.pooled;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import tn.shabou.orion.forecast.local.Continuation;
import tn.shabou.orion.forecast.local.LocalModel;
import tn.shabou.orion.forecast.numeric.Gaps;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.pooled.PooledRidge.Anchor;

/**
 * What {@link PooledRidge} learned, applied to one series.
 *
 * @param weights of the latest {@code depth} periods, one row for each step ahead that is forecast
 *     directly
 */
public record PooledModel(Anchor anchor, int depth, double[][] weights) implements LocalModel {

    @Override
    public String id() {
        return anchor.id();
    }

    @Override
    public int periodsNeeded(int season) {
        return depth;
    }

    @Override
    public Continuation continuation(double[] history, int season, int horizon) {
        double[] y = Gaps.filled(history);
        var mean = new double[horizon];
        double[] path = Arrays.copyOf(y, y.length + horizon);
        boolean direct = anchor == Anchor.LAST;
        for (int h = 0; h < horizon; h++) {
            int from = y.length - depth + (direct ? 0 : h);
            mean[h] = value(path, from, weights[direct ? Math.min(h, weights.length - 1) : 0]);
            path[y.length + h] = mean[h];
        }
        return new Continuation(mean, deviations(y, horizon));
    }

    private double value(double[] y, int from, double[] used) {
        double base = anchor.of(y, from, depth);
        double value = base;
        for (int i = 0; i < depth; i++) {
            value += used[i] * (y[from + i] - base);
        }
        return value;
    }

    /** Errors of the first step within the history, growing as those of a random walk do. */
    private double[] deviations(double[] y, int horizon) {
        double squares = 0;
        int errors = 0;
        for (int from = Math.max(0, y.length - depth - 100); from + depth < y.length; from++) {
            double error = y[from + depth] - value(y, from, weights[0]);
            squares += error * error;
            errors++;
        }
        double unit = PooledRidge.unit(y);
        double deviation = errors > 5 ? Math.sqrt(squares / errors) : 1.2 * unit;
        var deviations = new double[horizon];
        Arrays.setAll(deviations, h -> deviation * Math.sqrt(h + 1));
        return deviations;
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(anchor.id());
        out.writeInt(depth);
        Numbers.write(out, weights);
    }

    /** What {@link #write} kept. */
    public static PooledModel read(DataInput in) throws IOException {
        return new PooledModel(Anchor.named(in.readUTF()), in.readInt(), Numbers.readRows(in));
    }
}
