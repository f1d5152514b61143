package tn.shabou.api.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How orders are proposed. Lead time and service level are Orion's: {@code shabou.inventory}. */
@ConfigMapping(prefix = "shabou.orders")
interface OrderConfig {

    /** How long an offer counts after it was last seen. Shorter: fewer suppliers, safer prices. */
    @WithDefault("30d")
    Duration offerLife();
}
