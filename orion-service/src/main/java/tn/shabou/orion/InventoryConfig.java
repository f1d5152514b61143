package tn.shabou.orion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalDouble;
import tn.shabou.orion.inventory.Costs;
import tn.shabou.orion.inventory.Lots;
import tn.shabou.orion.inventory.StockPolicy;

/** How stock is kept; see {@code StockPolicy}. */
@ConfigMapping(prefix = "shabou.inventory")
interface InventoryConfig {

    /**
     * Weeks from an order to its arrival, of parts and suppliers of which staff said nothing else.
     * More of them: higher reorder points.
     */
    @WithDefault("2")
    double leadWeeks();

    /** Weeks between two looks at what to order. */
    @WithDefault("1")
    double reviewWeeks();

    /**
     * For how many weeks of demand one orders at a time. More: larger and fewer orders. Without it
     * as much as costs least.
     */
    OptionalDouble orderWeeks();

    /**
     * How often stock shall last until the next delivery, between 0 and 1. Without it as often as
     * pays: more for parts that earn much and sell soon.
     */
    OptionalDouble serviceLevel();

    /** Of a part's cost for each year in stock. Higher: less stock of dear and slow parts. */
    @WithDefault("0.25")
    double holdingRate();

    /** Of the margin lost for each piece asked for in vain. Higher: more stock. */
    @WithDefault("1")
    double shortageShare();

    /** Dinars for each line ordered. Higher: larger and fewer orders. */
    @WithDefault("5")
    double orderCost();

    /** Of the price, between 0 and 1, where the cost of a part is not known. */
    @WithDefault("0.25")
    double usualMargin();

    /**
     * Years that a car is on the road, on average. Shorter: old cars vanish sooner, and parts for
     * them are warned of earlier. In eastern Europe, where cars end as they do here, it is 28.4
     * (Held et al., European Transport Research Review 13, 2021).
     */
    @WithDefault("28")
    double carLife();

    default StockPolicy policy() {
        return new StockPolicy(
                leadWeeks(),
                reviewWeeks(),
                orderWeeks(),
                serviceLevel(),
                new Costs(holdingRate(), shortageShare(), orderCost(), usualMargin()),
                Lots.SINGLE);
    }
}
