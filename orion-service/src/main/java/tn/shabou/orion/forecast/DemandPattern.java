package tn.shabou.orion.forecast;

import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;

/**
 * How often a part sells and in how varied amounts. The borders between the classes are those of
 * Syntetos, Boylan and Croston, "On the categorization of demand patterns" (JORS 56, 2005).
 *
 * @param adi mean number of periods per period with sales, 1 or more; absent when nothing was sold
 * @param cv2 squared coefficient of variation of the amounts in periods with sales; absent likewise
 */
public record DemandPattern(DemandClass demandClass, @Nullable Double adi, @Nullable Double cv2) {

    private static final double OFTEN = 1.32;
    private static final double EVEN = 0.49;

    public static DemandPattern of(DemandSeries series) {
        return of(series.known());
    }

    /**
     * @param known amounts, 0 or more
     */
    public static DemandPattern of(double... known) {
        int sales = 0;
        for (double units : known) {
            sales += units > 0 ? 1 : 0;
        }
        if (sales == 0) {
            return new DemandPattern(DemandClass.NONE, null, null);
        }
        double adi = (double) known.length / sales;
        double cv2 = squaredVariation(known, sales);
        return new DemandPattern(classOf(adi < OFTEN, cv2 < EVEN), adi, cv2);
    }

    private static DemandClass classOf(boolean often, boolean even) {
        if (often) {
            return even ? DemandClass.SMOOTH : DemandClass.ERRATIC;
        }
        return even ? DemandClass.INTERMITTENT : DemandClass.LUMPY;
    }

    /** Relative to the mean before squaring, so that huge amounts do not overflow. */
    private static double squaredVariation(double[] known, int sales) {
        double mean = 0;
        for (double units : known) {
            mean += units > 0 ? units / sales : 0;
        }
        double variation = 0;
        for (double units : known) {
            double relative = units > 0 ? units / mean - 1 : 0;
            variation += relative * relative / sales;
        }
        return variation;
    }
}
