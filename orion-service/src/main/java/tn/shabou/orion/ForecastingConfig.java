package tn.shabou.orion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** What a run forecasts unless its parameters say otherwise. */
@ConfigMapping(prefix = "shabou.orion")
interface ForecastingConfig {

    /**
     * Products per task. More saves messages and statements; fewer share work among replicas more
     * evenly and lose less when one dies.
     */
    @WithDefault("50")
    int batchSize();

    /**
     * How many products that never sold are forecast at most. Each costs some milliseconds, and a
     * row for each period.
     */
    @WithDefault("2000")
    int newcomers();

    /** Threads for mathematics; all processors unless told otherwise. Results are the same. */
    OptionalInt threads();

    /** How far ahead. Every period is one row per product and run. */
    Horizon horizon();

    interface Horizon {

        /** Months ahead for products whose sales are recorded by month. */
        @WithDefault("12")
        int months();

        /** Weeks ahead for the others: a quarter, beyond the longest sea freight. */
        @WithDefault("13")
        int weeks();
    }
}
