package tn.shabou.orion.forecast.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one category sold in each period, of which the mean of any stretch is known at once. */
final class CategoryPast {

    private final float[] means;
    private final Cumulated plain;
    private final Cumulated discounted;

    /**
     * @param means for each period of the calendar; NaN where unknown
     */
    CategoryPast(float[] means) {
        this.means = means;
        plain = Cumulated.of(means, 1);
        discounted = Cumulated.of(means, Past.DISCOUNT);
    }

    int length() {
        return means.length;
    }

    /** Of the periods from one to before another; NaN where there is none. */
    double mean(int from, int to) {
        return plain.mean(within(from), within(to));
    }

    /** The same, later ones weighing more. */
    double discounted(int from, int to) {
        return discounted.mean(within(from), within(to));
    }

    private int within(int place) {
        return Math.clamp(place, 0, means.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(means.length);
        for (float mean : means) {
            out.writeFloat(mean);
        }
    }

    static CategoryPast read(DataInput in) throws IOException {
        var means = new float[in.readInt()];
        for (int t = 0; t < means.length; t++) {
            means[t] = in.readFloat();
        }
        return new CategoryPast(means);
    }

    /** Sums up to each period, each period worth {@code discount} of the next. */
    private record Cumulated(double discount, double[] sums, double[] weights) {

        static Cumulated of(float[] means, double discount) {
            var sums = new double[means.length + 1];
            var weights = new double[means.length + 1];
            for (int t = 0; t < means.length; t++) {
                boolean tells = !Float.isNaN(means[t]);
                sums[t + 1] = discount * sums[t] + (tells ? means[t] : 0);
                weights[t + 1] = discount * weights[t] + (tells ? 1 : 0);
            }
            return new Cumulated(discount, sums, weights);
        }

        double mean(int from, int to) {
            double older = Math.pow(discount, to - from);
            double weight = weights[to] - older * weights[from];
            return weight > 0 ? (sums[to] - older * sums[from]) / weight : Double.NaN;
        }
    }
}
