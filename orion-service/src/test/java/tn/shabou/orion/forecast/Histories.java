package tn.shabou.orion.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import tn.shabou.model.forecasts.Grain;

/** Histories for tests. */
public final class Histories {

    public static final double UNKNOWN = Double.NaN;

    private Histories() {}

    public static DemandSeries monthly(double... demand) {
        return DemandSeries.of(Grain.MONTH, LocalDate.of(2020, 1, 1), demand);
    }

    public static double[] constant(int periods, double units) {
        var demand = new double[periods];
        Arrays.fill(demand, units);
        return demand;
    }

    /**
     * Negative binomial demand: units sold before the {@code failures}-th failure of trials that
     * succeed with probability {@code success}; mean failures * success / (1 - success).
     */
    public static double[] negativeBinomial(
            Random random, int periods, int failures, double success) {
        var demand = new double[periods];
        for (int t = 0; t < periods; t++) {
            int failed = 0;
            while (failed < failures) {
                if (random.nextDouble() < success) {
                    demand[t]++;
                } else {
                    failed++;
                }
            }
        }
        return demand;
    }
}
