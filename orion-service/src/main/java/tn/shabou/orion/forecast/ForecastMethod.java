package tn.shabou.orion.forecast;

/**
 * A way of learning from the past. Implementations hold settings only and may be shared between
 * threads; what they learn lives in {@link Fitted}.
 */
public interface ForecastMethod {

    /** Stable name recorded with every forecast, for instance {@code ses}. */
    String name();

    /** The least number of known periods from which {@link #fit} can learn. */
    int periodsNeeded();

    /** Learns from {@code history}, in which {@link #periodsNeeded()} periods or more are known. */
    Fitted fit(DemandSeries history);

    /** What a method learned from one series. Immutable. */
    interface Fitted {

        /** What may be sold in the period {@code horizon} after the last of the history, from 1. */
        DemandDistribution ahead(int horizon);
    }
}
