package tn.shabou.orion.forecast.arima;

/**
 * The orders of a seasonal ARIMA model, (p,d,q)(P,D,Q)[period] in the usual notation.
 *
 * @param ar p, regular autoregressive coefficients
 * @param diff d, regular differences
 * @param ma q, regular moving average coefficients
 * @param seasonalAr P
 * @param seasonalDiff D
 * @param seasonalMa Q
 * @param period observations per season, 1 to {@value #LONGEST_PERIOD}; 1 is no season
 */
public record Order(
        int ar, int diff, int ma, int seasonalAr, int seasonalDiff, int seasonalMa, int period) {

    /** Longer seasons are for Fourier terms: the cost grows with the period. */
    public static final int LONGEST_PERIOD = 24;

    private static final int MOST = 12;

    public Order {
        if (period < 1 || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException(
                    "a season has 1 to " + LONGEST_PERIOD + " periods, not " + period);
        }
        for (int order : new int[] {ar, diff, ma, seasonalAr, seasonalDiff, seasonalMa}) {
            if (order < 0 || order > MOST) {
                throw new IllegalArgumentException("orders are within 0.." + MOST + ": " + order);
            }
        }
        if (period == 1 && seasonalAr + seasonalDiff + seasonalMa > 0) {
            throw new IllegalArgumentException("a season of one period has no seasonal orders");
        }
    }

    /** The model (p,d,q) without a season. */
    public static Order of(int ar, int diff, int ma) {
        return new Order(ar, diff, ma, 0, 0, 0, 1);
    }

    /** This model times the seasonal part (P,D,Q)[period]. */
    public Order seasonal(int seasonalAr, int seasonalDiff, int seasonalMa, int seasonalPeriod) {
        return new Order(ar, diff, ma, seasonalAr, seasonalDiff, seasonalMa, seasonalPeriod);
    }

    /** (0,1,1)(0,1,1)[period], or (0,1,1) without a season: what most series of sales follow. */
    public static Order airline(int period) {
        return period == 1 ? of(0, 1, 1) : of(0, 1, 1).seasonal(0, 1, 1, period);
    }

    /** Number of autoregressive and moving average coefficients. */
    int coefficients() {
        return ar + ma + seasonalAr + seasonalMa;
    }

    /** Observations that differencing takes away. */
    int lost() {
        return diff + seasonalDiff * period;
    }

    /** Highest lag of the multiplied autoregressive polynomial. */
    int arLags() {
        return ar + seasonalAr * period;
    }

    /** Highest lag of the multiplied moving average polynomial. */
    int maLags() {
        return ma + seasonalMa * period;
    }

    @Override
    public String toString() {
        String regular = "(" + ar + "," + diff + "," + ma + ")";
        return period == 1
                ? regular
                : regular
                        + ("(" + seasonalAr + "," + seasonalDiff + "," + seasonalMa + ")")
                        + ("[" + period + "]");
    }
}
