package tn.shabou.google;

/**
 * What Google charges for: a request costs what its dearest field costs. Prices change; the free
 * amounts are those of developers.google.com/maps/billing-and-pricing of 2026.
 */
public enum Sku {
    /** Text search that answers with ids alone: free, and bounded all the same. */
    TEXT_SEARCH_IDS(10_000),
    /** Details that are an id alone: free. */
    DETAILS_IDS(10_000),
    DETAILS_ESSENTIALS(10_000),
    DETAILS_PRO(5_000),
    DETAILS_ENTERPRISE(1_000);

    private final int freeOfCharge;

    Sku(int freeOfCharge) {
        this.freeOfCharge = freeOfCharge;
    }

    /** Requests a month for which Google asks nothing, or which we allow where it never does. */
    public int freeOfCharge() {
        return freeOfCharge;
    }
}
