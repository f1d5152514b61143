package tn.shabou.bench;

import org.HdrHistogram.Histogram;

/**
 * How a load went.
 *
 * @param micros time to each good answer, from when its request was to be sent
 * @param requests sent, or to be sent
 * @param answered with 2xx and the right media type
 */
record Outcome(Histogram micros, long requests, long answered, double seconds) {

    /** Other answers, wrong content types, time-outs, and what could not be sent in time. */
    long errors() {
        return requests - answered;
    }

    double perSecond() {
        return answered / seconds;
    }

    /** In milliseconds. */
    double percentile(double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1000.0;
    }
}
