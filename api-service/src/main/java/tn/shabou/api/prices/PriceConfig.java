package tn.shabou.api.prices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;

/** How prices are kept. */
@ConfigMapping(prefix = "shabou.prices")
public interface PriceConfig {

    /**
     * The least that is to be earned on a part, in percent of its cost, where no category says
     * otherwise. Price and cost are compared as they are kept, so enter costs tax included.
     */
    @WithDefault("0")
    @DecimalMin("0")
    @DecimalMax("1000")
    BigDecimal minimumMargin();

    /** For how long after it was last seen an offer of others tells what the market asks. */
    @WithDefault("14d")
    Duration offerLife();

    /** How often to look for scheduled prices that are due, which is how late they may be. */
    @WithDefault("20s")
    Duration lookEvery();
}
