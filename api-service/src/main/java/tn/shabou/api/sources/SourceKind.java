package tn.shabou.api.sources;

/** How businesses are found. */
public enum SourceKind {
    /** The site of a business that may supply us; crawled. */
    SUPPLIER_SITE,
    /** The site of a business that sells what we sell; crawled. */
    COMPETITOR_SITE,
    /** A site on which others sell; crawled, and read by an adapter. */
    MARKETPLACE,
    /** A release of Overture's places. */
    OVERTURE,
    /** An extract of OpenStreetMap. */
    OSM,
    /** OpenStreetMap as a server of Overpass has it today. */
    OVERPASS,
    /** Place ids of Google, and nothing else of it. */
    GOOGLE_PLACES,
    /** A file of leads that staff imported. */
    CSV_FILE,
    /** Leads that staff entered. */
    MANUAL;

    boolean isCrawled() {
        return this == SUPPLIER_SITE || this == COMPETITOR_SITE || this == MARKETPLACE;
    }

    boolean isExtract() {
        return this == OVERTURE || this == OSM;
    }
}
