package tn.shabou.orion.forecast.local;

/**
 * Where a series is expected to go.
 *
 * @param mean of each coming period, nearest first
 * @param deviation standard deviation of what comes around the mean, in step with it
 */
public record Continuation(double[] mean, double[] deviation) {

    /** Whether every number of it can be used. */
    public boolean isSound() {
        for (int h = 0; h < mean.length; h++) {
            if (!Double.isFinite(mean[h]) || !(deviation[h] >= 0) || deviation[h] > 1e150) {
                return false;
            }
        }
        return true;
    }
}
