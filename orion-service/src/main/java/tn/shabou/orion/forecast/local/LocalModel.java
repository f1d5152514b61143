package tn.shabou.orion.forecast.local;

/** A way of continuing one series. Implementations hold settings only, and may be shared. */
public interface LocalModel {

    /** Stable name recorded with every forecast, for instance {@code ets}. */
    String id();

    /** The least number of periods that it can learn from. */
    int periodsNeeded(int season);

    /**
     * Continues {@code history}.
     *
     * @param history oldest first; NaN where unknown, but neither at its beginning nor its end
     * @param season periods of one cycle, 1 for none
     */
    Continuation continuation(double[] history, int season, int horizon);
}
