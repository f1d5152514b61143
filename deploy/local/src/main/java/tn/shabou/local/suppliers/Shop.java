package tn.shabou.local.suppliers;

import java.time.Duration;
import java.util.Map;

/** The demo suppliers, by the software that their shop runs on. */
public enum Shop {
    PRESTASHOP("Pièces Auto Carthage"),
    WOOCOMMERCE("Sfax Auto Pièces");

    private final String title;

    Shop(String title) {
        this.title = title;
    }

    /** What the business calls itself. */
    public String title() {
        return title;
    }

    /**
     * All its pages by path.
     *
     * @param base address of the shop, without a slash at the end
     */
    Map<String, Page> pages(String base, Duration slowness) {
        return switch (this) {
            case PRESTASHOP -> new PrestashopPages(base, slowness).all();
            case WOOCOMMERCE -> new WoocommercePages(base, slowness).all();
        };
    }
}
