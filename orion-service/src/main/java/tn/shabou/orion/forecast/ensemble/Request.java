package tn.shabou.orion.forecast.ensemble;

/**
 * What is to be forecast of every series.
 *
 * @param season periods of one cycle, 1 for none
 * @param depth periods that models of the whole panel look back: a little more than a cycle
 * @param horizon periods ahead
 * @param model {@link #AUTO}, or the name of one model
 */
public record Request(int season, int depth, int horizon, String model) {

    /** The ensemble. */
    public static final String AUTO = "auto";

    boolean isAutomatic() {
        return model.equals(AUTO);
    }
}
