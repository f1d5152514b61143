package tn.shabou.orion.forecast.optimise;

/** What is left unexplained at a point; the sum of its squares is to become as small as it can. */
public interface Residuals {

    /** How many residuals there are at every point. */
    int size();

    /** Writes the residuals at {@code point} into {@code residuals}; 0 where there is none. */
    void at(double[] point, double[] residuals);
}
