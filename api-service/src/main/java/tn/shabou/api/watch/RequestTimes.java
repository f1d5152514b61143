package tn.shabou.api.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Counts requests by how long they took, so that percentiles can be had over any time and over all
 * replicas. Few steps, since each is a series for every route, method and status.
 */
@Singleton
class RequestTimes {

    private static final String REQUESTS = "http.server.requests";

    /**
     * Nanoseconds, around what is promised: 10 ms, 15 ms, and the 100 to 500 ms of the slow pages.
     */
    private static final double[] STEPS = {5e6, 10e6, 15e6, 50e6, 100e6, 200e6, 500e6, 2e9};

    @Produces
    @Singleton
    MeterFilter steps() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(
                    Meter.Id meter, DistributionStatisticConfig config) {
                return meter.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(STEPS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
