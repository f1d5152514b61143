package tn.shabou.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** How often the service asks PostgreSQL. */
@ApplicationScoped
public class CountedQueries {

    private static final int TIMES = 8;

    private final MeterRegistry meters;

    CountedQueries(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Does it several times, so that what else goes on in the background does not count. */
    public int during(Runnable act) {
        double before = asked();
        for (int i = 0; i < TIMES; i++) {
            act.run();
        }
        return (int) (asked() - before) / TIMES;
    }

    private double asked() {
        return meters.get("sql.pool.completed").counter().count();
    }
}
