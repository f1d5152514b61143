package tn.shabou.api.search.index;

import java.util.Locale;

/** The fields of a search document, in the order in which they are read. */
public enum Field {
    TITLE,
    TRANSLATION,
    BRAND,
    FAMILY,
    ATTRIBUTES,
    DESCRIPTION;

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether many products have the very same text, so that it is kept once. */
    boolean isShared() {
        return this == BRAND || this == FAMILY;
    }

    /** Whether it is made of values, which say more as a whole. */
    boolean hasValues() {
        return this == BRAND || this == FAMILY || this == ATTRIBUTES;
    }
}
