package tn.shabou.orion.forecast.additive;

/** Maps the known history to 0..1, as the priors of the trend expect it. */
record TimeScale(double start, double span) {

    static TimeScale of(double[] times) {
        return new TimeScale(times[0], times[times.length - 1] - times[0]);
    }

    double scaled(double time) {
        return (time - start) / span;
    }
}
