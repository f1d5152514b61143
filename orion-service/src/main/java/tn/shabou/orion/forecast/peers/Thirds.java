package tn.shabou.orion.forecast.peers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.forecast.numeric.Numbers;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * What is low, middle and high among the series of one category, or among all where few of the
 * category are known.
 *
 * @param cuts between the thirds, by category; that of all is named by the empty word
 */
record Thirds(Measure measure, Map<String, double[]> cuts) {

    private static final String ALL = "";
    private static final int LEAST = 9;

    enum Measure {
        PRICE,
        CARS,
        CAR_AGE;

        private double of(Traits traits) {
            return switch (this) {
                case PRICE -> traits.price();
                case CARS -> traits.cars();
                case CAR_AGE -> traits.carAge();
            };
        }
    }

    static Thirds of(Measure measure, List<Traits> panel) {
        var numbers = new TreeMap<String, List<Double>>();
        for (var traits : panel) {
            double number = measure.of(traits);
            if (!Double.isNaN(number)) {
                numbers.computeIfAbsent(ALL, _ -> new ArrayList<>()).add(number);
                if (traits.category() != null) {
                    numbers.computeIfAbsent(traits.category(), _ -> new ArrayList<>()).add(number);
                }
            }
        }
        var cuts = new TreeMap<String, double[]>();
        numbers.forEach((category, some) -> {
            if (some.size() >= LEAST) {
                cuts.put(category, cuts(some));
            }
        });
        return new Thirds(measure, cuts);
    }

    private static double[] cuts(List<Double> numbers) {
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new double[] {sorted[sorted.length / 3], sorted[2 * sorted.length / 3]};
    }

    /** The third that it belongs to; absent where that is not known. */
    @Nullable String of(Traits traits) {
        double number = measure.of(traits);
        String category = traits.category() == null ? ALL : traits.category();
        double[] between = cuts.getOrDefault(category, cuts.get(ALL));
        if (between == null || Double.isNaN(number)) {
            return null;
        }
        return number < between[0] ? "low" : number < between[1] ? "middle" : "high";
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(cuts.size());
        for (var one : cuts.entrySet()) {
            out.writeUTF(one.getKey());
            Numbers.write(out, one.getValue());
        }
    }

    static Thirds read(Measure measure, DataInput in) throws IOException {
        var cuts = new TreeMap<String, double[]>();
        for (int left = in.readInt(); left > 0; left--) {
            cuts.put(in.readUTF(), Numbers.read(in));
        }
        return new Thirds(measure, cuts);
    }
}
