package tn.shabou.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;

/** How often the service asks PostgreSQL. */
@ApplicationScoped
public class CountedQueries {

    private static final int TIMES = 9;

    private final MeterRegistry meters;

    CountedQueries(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The middle of several times, since others ask in the background now and then. */
    public int during(Runnable act) {
        int[] asked = IntStream.range(0, TIMES).map(_ -> once(act)).sorted().toArray();
        return asked[TIMES / 2];
    }

    private int once(Runnable act) {
        double before = asked();
        act.run();
        return (int) (asked() - before);
    }

    private double asked() {
        return meters.get("sql.pool.completed").counter().count();
    }
}
