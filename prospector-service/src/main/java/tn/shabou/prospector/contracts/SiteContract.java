package tn.shabou.prospector.contracts;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tn.shabou.prospector.contracts.Fill.Field;

/**
 * What is expected of the product pages of a shop system, or of a kind of mark-up: which share of
 * them tells what. Less, and the site has changed, or we misread it.
 */
public enum SiteContract implements Contract {
    PRESTASHOP(0.8, 0.7, 0.5),
    WOOCOMMERCE(0.8, 0.4, 0.4),
    MAGENTO(0.8, 0.5, 0.4),
    OPENCART(0.8, 0.5, 0.4),
    SHOPIFY(0.8, 0.3, 0.4),
    JSON_LD(0.8, 0.3, 0.4),
    MICRODATA(0.8, 0.3, 0.3),
    /** Whatever has no mark-up that we know: little can be expected of it. */
    OTHER(0.3, 0, 0);

    private final Map<Field, Double> least;

    SiteContract(double amount, double sku, double availability) {
        this.least = Map.of(Field.AMOUNT, amount, Field.SKU, sku, Field.AVAILABILITY, availability);
    }

    /**
     * @param adapter where an offer was read, as its evidence says
     */
    public static SiteContract of(String adapter) {
        var name = adapter.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(values())
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    @Override
    public double least(Field field) {
        return least.getOrDefault(field, 0.0);
    }

    /** A shop may leave out what its shop system could show. */
    @Override
    public boolean isStrict() {
        return false;
    }
}
