package tn.shabou.local.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Things of which some are drawn more often than others. */
final class Weighted<T> {

    private final List<T> things;
    private final double[] upTo;

    /**
     * @param weight above zero
     */
    Weighted(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        this.upTo = this.things.stream().mapToDouble(weight).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    T draw(RandomGenerator random) {
        var found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return things.get(Math.min(found < 0 ? -found - 1 : found, things.size() - 1));
    }
}
