package tn.shabou.orion.forecast;

import java.util.List;

/**
 * What is expected of one product.
 *
 * @param model the method that made it
 * @param points nearest period first, without gaps
 */
public record Forecast(DemandPattern pattern, String model, List<Point> points) {

    /** Units expected in one period, and the bounds that hold them in 80 and 95 of 100 cases. */
    public record Point(double mean, double lo80, double hi80, double lo95, double hi95) {

        /** Refuses numbers that are negative, not finite, or bounds that do not nest. */
        public Point {
            boolean nested = 0 <= lo95 && lo95 <= lo80 && lo80 <= hi80 && hi80 <= hi95;
            if (!nested || !(mean >= 0) || Double.isInfinite(mean) || Double.isInfinite(hi95)) {
                throw new ArithmeticException(
                        "no forecast: %s, 80%% %s..%s, 95%% %s..%s"
                                .formatted(mean, lo80, hi80, lo95, hi95));
            }
        }

        static Point of(DemandDistribution demand) {
            return new Point(
                    demand.mean(),
                    demand.quantile(0.1),
                    demand.quantile(0.9),
                    demand.quantile(0.025),
                    demand.quantile(0.975));
        }
    }
}
