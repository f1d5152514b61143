package tn.shabou.orion.forecast.additive;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Demand of days from {@link #START} on, as a function of time has it. */
final class MadeUpDemand {

    static final LocalDate START = LocalDate.of(2022, 1, 3);

    static double[] daily(int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(day -> START.plusDays(day).toEpochDay())
                .toArray();
    }

    /** Demand of each time, with a little noise. */
    static double[] demand(double[] times, double noise, DoubleUnaryOperator expected) {
        var random = new Random(3);
        return Arrays.stream(times)
                .map(time -> expected.applyAsDouble(time) + noise * random.nextGaussian())
                .toArray();
    }

    static double since(double time) {
        return time - START.toEpochDay();
    }

    private MadeUpDemand() {}
}
