package tn.shabou.api.vehicles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the choice of a car is kept. */
@ConfigMapping(prefix = "shabou.vehicles")
interface VehicleConfig {

    /** How often the parts that fit each vehicle are counted anew, when any changed. */
    @WithDefault("30m")
    Duration countEvery();

    /** How long counting may take; a million parts take some 20 s. */
    @WithDefault("10m")
    Duration countPatience();
}
