package tn.shabou.api.products;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the page of a product carries. */
@ConfigMapping(prefix = "shabou.products")
interface ProductsConfig {

    /**
     * How many equivalents, and how many related parts, stand on the page itself; each costs
     * PostgreSQL some 8 µs. The rest has an address of its own.
     */
    @WithDefault("3")
    int neighbours();
}
