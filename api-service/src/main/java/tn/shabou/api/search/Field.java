package tn.shabou.api.search;

import java.util.Locale;

/** The fields of a search document, in the order in which they are read. */
enum Field {
    TITLE,
    TRANSLATION,
    BRAND,
    FAMILY,
    ATTRIBUTES,
    DESCRIPTION;

    /** The name of its column. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
