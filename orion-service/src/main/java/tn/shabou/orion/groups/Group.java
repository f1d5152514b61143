package tn.shabou.orion.groups;

import java.util.List;

/**
 * Products that are counted together.
 *
 * @param member id of the category or brand; 0 for the whole
 * @param products their ids, ascending
 */
public record Group(Kind kind, long member, List<Long> products) {

    /** By what products are counted together. */
    public enum Kind {
        TOTAL,
        CATEGORY,
        BRAND
    }
}
