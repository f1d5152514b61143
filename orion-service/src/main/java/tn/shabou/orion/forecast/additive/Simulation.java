package tn.shabou.orion.forecast.additive;

/**
 * How the uncertainty of a forecast is drawn.
 *
 * @param samples number of futures, 2 or more
 * @param seed the same seed gives the same futures, to the last bit
 */
public record Simulation(int samples, long seed) {

    public Simulation {
        if (samples < 2) {
            throw new IllegalArgumentException("two futures or more are needed: " + samples);
        }
    }

    /** As many futures as Prophet draws. */
    public static Simulation usual() {
        return new Simulation(1000, 20_130_311);
    }
}
