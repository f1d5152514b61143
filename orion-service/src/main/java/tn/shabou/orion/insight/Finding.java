package tn.shabou.orion.insight;

import java.util.Map;

/**
 * Something about a part that somebody should know, as long as it is true.
 *
 * @param worth what is at stake, in dinars
 * @param figures the numbers that made it, by name; whoever shows it words it from them
 */
public record Finding(Kind kind, double worth, Map<String, Double> figures) {

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
        /** The cars that it fits are no longer built, and are leaving the road. */
        FALLING_FLEET,
        /** Forecasts of it miss to the same side again and again. */
        DRIFT
    }
}
