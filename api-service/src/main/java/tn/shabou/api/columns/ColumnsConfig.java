package tn.shabou.api.columns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The copy of the products' columns. */
@ConfigMapping(prefix = "shabou.columns")
interface ColumnsConfig {

    /**
     * Whether to hold one, which takes some 75 bytes of heap for each product. Without it the
     * database finds the pages, rare filters take it long, and nothing counts facets.
     */
    @WithDefault("true")
    boolean enabled();
}
