package tn.shabou.orion.forecast.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tn.shabou.orion.forecast.panel.Series;
import tn.shabou.orion.forecast.panel.Traits;

/**
 * A series that others are told by.
 *
 * @param periods of its latest that are known
 * @param rate units in each of those
 * @param dispersion of them around a rate that may wander: half their mean squared step = rate +
 *     dispersion · rate²; NaN where it sold nothing
 * @param trials what a few of its periods would have told of those after them
 */
record Member(Traits traits, int periods, double rate, double dispersion, List<Trial> trials) {

    /** Periods after a moment that are looked at, and between one moment and the next. */
    private static final int AFTER = 6;

    private static final int MOMENTS = 2;
    private static final int MOST_BEFORE = 3;

    private static final double MOST_DISPERSION = 8;

    /**
     * A moment at which only few periods were known.
     *
     * @param sum of those
     * @param after units a period that came then
     */
    record Trial(int periods, double sum, double after) {}

    /**
     * Empty where less than {@code least} periods are known, or nothing besides.
     *
     * @param window periods from its end on that are looked at
     */
    static Optional<Member> of(Series series, int least, int window) {
        var traits = series.traits();
        double[] values = series.values();
        int known = 0;
        double sum = 0;
        double steps = 0;
        double squares = 0;
        for (int t = Math.max(0, values.length - window); t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                known++;
                sum += values[t];
            }
            double step = t > 0 ? values[t] - values[t - 1] : Double.NaN;
            if (!Double.isNaN(step)) {
                steps++;
                squares += step * step;
            }
        }
        if (traits == null || !series.counts() || known < least) {
            return Optional.empty();
        }
        double rate = sum / known;
        double excess = (squares / steps / 2 - rate) / (rate * rate);
        return Optional.of(
                new Member(
                        traits,
                        known,
                        rate,
                        Math.clamp(excess, 0, MOST_DISPERSION),
                        trials(values)));
    }

    private static List<Trial> trials(double[] values) {
        var trials = new ArrayList<Trial>();
        for (int moment = 1; moment <= MOMENTS; moment++) {
            int now = values.length - moment * AFTER;
            for (int before = 1; before <= Math.min(MOST_BEFORE, now); before++) {
                double sum = Arrays.stream(values, now - before, now).sum();
                double after = Arrays.stream(values, now, now + AFTER).sum() / AFTER;
                if (!Double.isNaN(sum + after)) {
                    trials.add(new Trial(before, sum, after));
                }
            }
        }
        return trials;
    }

    /** The variance of the rate of a series that sells {@code mean}, since it was seen so long. */
    double noise(double mean, double dispersion) {
        return (mean + dispersion * mean * mean) / periods;
    }
}
