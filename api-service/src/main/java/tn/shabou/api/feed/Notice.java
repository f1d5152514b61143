package tn.shabou.api.feed;

/**
 * Says that a transaction which changed the catalogue was committed. All replicas hear the same
 * notices in the same order.
 *
 * @param kind what was changed
 * @param token the same text for all notices of one transaction, and different for another
 */
public record Notice(Kind kind, String token) {

    /** What a transaction may change. */
    public enum Kind {
        PRODUCTS,
        TAXONOMY,
        SYNONYMS,
        /** Notices may have been lost: anything may have changed. */
        ANYTHING
    }

    /** As the database words it: a kind and a token. */
    static Notice parse(String payload) {
        int blank = payload.indexOf(' ');
        var kind =
                switch (blank < 0 ? payload : payload.substring(0, blank)) {
                    case "products" -> Kind.PRODUCTS;
                    case "taxonomy" -> Kind.TAXONOMY;
                    case "synonyms" -> Kind.SYNONYMS;
                    default -> Kind.ANYTHING;
                };
        return new Notice(kind, payload.substring(blank + 1));
    }
}
