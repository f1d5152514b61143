package tn.shabou.orion.inventory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How much parts matter: A makes the first 80 of 100 dinars, B the next 15, C the rest. */
public final class Importance {

    private static final double OF_A = 0.8;
    private static final double OF_A_AND_B = 0.95;

    private Importance() {}

    /**
     * The class of each part: 0 for A, 1 for B, 2 for C.
     *
     * @param dinars expected of each; a part without any is of the last class
     */
    public static int[] classes(double... dinars) {
        double all = Arrays.stream(dinars).sum();
        var classes = new int[dinars.length];
        Arrays.fill(classes, 2);
        int[] byWorth =
                IntStream.range(0, dinars.length)
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(i -> -dinars[i])
                                        .thenComparing(i -> i))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double before = 0;
        for (int i : byWorth) {
            if (dinars[i] > 0) {
                classes[i] = before < OF_A * all ? 0 : before < OF_A_AND_B * all ? 1 : 2;
            }
            before += dinars[i];
        }
        return classes;
    }
}
