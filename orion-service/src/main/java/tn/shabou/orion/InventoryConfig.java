package tn.shabou.orion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How stock is kept; see {@code StockPolicy}. */
@ConfigMapping(prefix = "shabou.inventory")
interface InventoryConfig {

    /** Weeks from an order to its arrival. More of them: higher reorder points. */
    @WithDefault("2")
    double leadWeeks();

    /** Weeks between two looks at what to order. */
    @WithDefault("1")
    double reviewWeeks();

    /** For how many weeks of demand one orders at a time. More: larger and fewer orders. */
    @WithDefault("4")
    double orderWeeks();

    /** How often stock shall last until the next delivery, between 0 and 1. */
    @WithDefault("0.95")
    double serviceLevel();
}
