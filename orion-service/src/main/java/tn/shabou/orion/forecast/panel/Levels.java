package tn.shabou.orion.forecast.panel;

/** The probabilities that quantiles are given for. */
public final class Levels {

    private static final double[] ALL = {0.025, 0.1, 0.5, 0.8, 0.9, 0.95, 0.975, 0.99};

    private Levels() {}

    public static int count() {
        return ALL.length;
    }

    public static double at(int level) {
        return ALL[level];
    }

    /** Where {@code probability} stands among them. */
    public static int of(double probability) {
        for (int level = 0; level < ALL.length; level++) {
            if (ALL[level] == probability) {
                return level;
            }
        }
        throw new IllegalArgumentException("no quantiles are made for " + probability);
    }
}
