package tn.shabou.local.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Three years of weekly sales of a part: steady, now and then, or in lumps, with the season of its
 * family, a trend, Ramadan, and weeks in which there was none left to sell.
 */
final class WeeklySales {

    static final int WEEKS = 156;

    private static final double RUNS_OUT = 0.25;

    private final long seed;
    private final int[] dayOfYear = new int[WEEKS];
    private final double[] ramadan = new double[WEEKS];

    WeeklySales(long seed, LocalDate firstMonday) {
        this.seed = seed;
        for (int week = 0; week < WEEKS; week++) {
            var monday = firstMonday.plusWeeks(week);
            dayOfYear[week] = monday.getDayOfYear();
            ramadan[week] = Ramadan.factor(monday);
        }
    }

    /** Units sold, oldest week first, {@value #WEEKS} of them, none negative. */
    int[] of(DemoProduct product) {
        var random = new SplittableRandom(seed * 31 + product.id());
        var season = product.family().theParts().season();
        var weeks =
                season != Season.NONE
                        ? steady(season, random)
                        : switch (random.nextInt(4)) {
                            case 0, 1 -> steady(season, random);
                            case 2 -> intermittent(random);
                            default -> lumpy(random);
                        };
        if (random.nextDouble() < RUNS_OUT) {
            runOut(weeks, random);
        }
        return weeks;
    }

    private int[] steady(Season season, RandomGenerator random) {
        var level = 4 + 20 * random.nextDouble();
        var growth = (random.nextDouble() - 0.4) / WEEKS;
        return each(week ->
                poisson(
                        level
                                * (1 + growth * week)
                                * season.factor(dayOfYear[week])
                                * ramadan[week],
                        random));
    }

    private int[] intermittent(RandomGenerator random) {
        var chance = 0.15 + 0.2 * random.nextDouble();
        return each(
                week -> random.nextDouble() < chance * ramadan[week] ? 1 + random.nextInt(2) : 0);
    }

    private int[] lumpy(RandomGenerator random) {
        var chance = 0.1 + 0.15 * random.nextDouble();
        return each(week ->
                random.nextDouble() < chance * ramadan[week]
                        ? (int) Math.ceil(Math.exp(1.2 + 0.9 * random.nextGaussian()))
                        : 0);
    }

    /** Once or twice nothing can be sold for two to six weeks. */
    private static void runOut(int[] weeks, RandomGenerator random) {
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            int from = random.nextInt(WEEKS - 6);
            Arrays.fill(weeks, from, from + 2 + random.nextInt(5), 0);
        }
    }

    private interface Week {
        int quantity(int week);
    }

    private static int[] each(Week quantity) {
        var weeks = new int[WEEKS];
        Arrays.setAll(weeks, quantity::quantity);
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
