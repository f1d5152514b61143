package tn.shabou.local.demo;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tn.shabou.local.demo.Family.Season;

/** Two years of weekly sales of a part: steady, seasonal, now and then, or in lumps. */
final class WeeklySales {

    static final int WEEKS = 104;

    private static final double WEEKS_OF_A_YEAR = 52.18;
    private static final int MIDSUMMER = 29;
    private static final int MIDWINTER = 3;

    private final long seed;
    private final int firstWeek;

    /**
     * @param firstWeek of the year, 1 to 53
     */
    WeeklySales(long seed, int firstWeek) {
        this.seed = seed;
        this.firstWeek = firstWeek;
    }

    /** Units sold, oldest week first, {@value #WEEKS} of them, none negative. */
    int[] of(DemoProduct product) {
        var random = new SplittableRandom(seed * 31 + product.id());
        return product.family().theParts().season() != Season.NONE
                ? seasonal(product.family().theParts().season(), random)
                : switch (random.nextInt(4)) {
                    case 0, 1 -> steady(random);
                    case 2 -> intermittent(random);
                    default -> lumpy(random);
                };
    }

    private int[] seasonal(Season season, RandomGenerator random) {
        var level = 4 + 16 * random.nextDouble();
        var swing = 0.4 + 0.4 * random.nextDouble();
        var peak = season == Season.SUMMER ? MIDSUMMER : MIDWINTER;
        return each(week ->
                poisson(
                        level
                                * (1
                                        + swing
                                                * Math.cos(
                                                        2
                                                                * Math.PI
                                                                * (firstWeek + week - peak)
                                                                / WEEKS_OF_A_YEAR)),
                        random));
    }

    private static int[] steady(RandomGenerator random) {
        var level = 6 + 20 * random.nextDouble();
        var growth = (random.nextDouble() - 0.4) / WEEKS;
        return each(week -> poisson(level * (1 + growth * week), random));
    }

    private static int[] intermittent(RandomGenerator random) {
        var chance = 0.15 + 0.2 * random.nextDouble();
        return each(_ -> random.nextDouble() < chance ? 1 + random.nextInt(2) : 0);
    }

    private static int[] lumpy(RandomGenerator random) {
        var chance = 0.1 + 0.15 * random.nextDouble();
        return each(_ ->
                random.nextDouble() < chance
                        ? (int) Math.ceil(Math.exp(1.2 + 0.9 * random.nextGaussian()))
                        : 0);
    }

    private interface Week {
        int quantity(int week);
    }

    private static int[] each(Week quantity) {
        var weeks = new int[WEEKS];
        for (int week = 0; week < WEEKS; week++) {
            weeks[week] = quantity.quantity(week);
        }
        return weeks;
    }

    /** Knuth's method: The Art of Computer Programming, 3.4.1; fine for small means. */
    private static int poisson(double mean, RandomGenerator random) {
        var limit = Math.exp(-mean);
        int count = 0;
        for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
