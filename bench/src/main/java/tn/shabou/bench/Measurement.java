package tn.shabou.bench;

/**
 * The figures of one load.
 *
 * @param model closed, open or users
 * @param offered requests to be sent each second; 0 when that depends on the answers
 * @param p50 in milliseconds, as p95 and p99
 * @param serviceMicros CPU time for each request, as the next three
 * @param loadMicros of the program that sent the requests
 * @param idle share of the processors' time
 */
record Measurement(
        Kind kind,
        String model,
        double offered,
        double perSecond,
        long requests,
        long errors,
        double p50,
        double p95,
        double p99,
        double serviceMicros,
        double postgresMicros,
        double redisMicros,
        double loadMicros,
        double idle) {

    static Measurement of(
            Kind kind, String model, double offered, Outcome outcome, CpuMeter.Used used, long of) {
        double requests = Math.max(1, of);
        return new Measurement(
                kind,
                model,
                offered,
                outcome.perSecond(),
                outcome.requests(),
                outcome.errors(),
                outcome.percentile(50),
                outcome.percentile(95),
                outcome.percentile(99),
                used.service() / requests,
                used.postgres() / requests,
                used.redis() / requests,
                used.load() / requests,
                used.idleShare());
    }

    /** All that a request costs this machine. */
    double micros() {
        return serviceMicros + postgresMicros + redisMicros + loadMicros;
    }
}
