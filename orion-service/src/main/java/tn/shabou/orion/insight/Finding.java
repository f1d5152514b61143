package tn.shabou.orion.insight;

import java.util.Map;

/**
 * Something about a part that somebody should know, as long as it is true.
 *
 * @param worth what is at stake, in dinars
 * @param reason why we say so, in French
 * @param advice what to do about it, in French
 * @param figures the numbers that made it, by name
 */
public record Finding(
        Kind kind, double worth, String reason, String advice, Map<String, Double> figures) {

    /** What may stand out. */
    public enum Kind {
        RESTOCK,
        SPIKE,
        DROP,
        /** It will sell more than usual, as it did a year ago. */
        SEASONAL,
        DECLINING,
        OVERSTOCK,
        /** It has ceased to sell, and there is stock of it. */
        END_OF_LIFE,
        /** Forecasts of it miss to the same side again and again. */
        DRIFT
    }
}
