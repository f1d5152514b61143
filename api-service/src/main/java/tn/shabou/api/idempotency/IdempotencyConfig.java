package tn.shabou.api.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long keys are kept. */
@ConfigMapping(prefix = "shabou.idempotency")
interface IdempotencyConfig {

    /** After this a key may be used again; clients give up repeating much earlier. */
    @WithDefault("24h")
    Duration life();
}
