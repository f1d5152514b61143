package tn.shabou.orion.forecast.ensemble;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import tn.shabou.orion.forecast.panel.Levels;

/**
 * By how much wider intervals are since the deviation itself is known by few periods: Student's t
 * beside the normal distribution. Trials of the past tell it where there are periods enough.
 */
final class Doubt {

    private static final int ENOUGH_PERIODS = 20;

    /** What level and spread take of the periods. */
    private static final int TAKEN = 2;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Doubt() {}

    /** For each level, of a history. */
    static double[] of(double[] history) {
        var doubt = new double[Levels.count()];
        Arrays.fill(doubt, 1);
        long known = Arrays.stream(history).filter(value -> !Double.isNaN(value)).count();
        if (known < ENOUGH_PERIODS) {
            var student = TDistribution.of(Math.max(1, known - TAKEN));
            for (int level = 0; level < doubt.length; level++) {
                double probability = Levels.at(level);
                if (probability < 0.5 || probability > 0.5) {
                    doubt[level] =
                            student.inverseCumulativeProbability(probability)
                                    / NORMAL.inverseCumulativeProbability(probability);
                }
            }
        }
        return doubt;
    }
}
