package tn.shabou.api.products;

/**
 * How parts stand to each other by their numbers: those with the same number of a maker of cars, or
 * of one maker of parts, stand for each other; a number that one of them lists as superseded tells
 * which is the newer.
 */
enum SameNumber {
    EQUIVALENT,
    REPLACED_BY,
    REPLACES;

    private static final String KINDS = "('OE', 'MPN', 'CROSS', 'SUPERSEDED')";
    private static final String SUPERSEDED = "SUPERSEDED";
    private static final String ORIGINAL = "('OE', 'SUPERSEDED')";

    /**
     * Other parts that share a number with part {@code p}, one row for each shared number: {@code
     * product_id}, and which kind of number it is to either. Makers of cars share parts, so their
     * numbers are compared whoever's they are.
     */
    static final String QUERY =
            """
            SELECT r.product_id, o.kind AS mine, r.kind AS theirs
              FROM part_reference o
              JOIN part_reference r ON r.norm = o.norm AND r.product_id <> o.product_id
             WHERE o.product_id = p.id AND o.kind IN %1$s AND r.kind IN %1$s
               AND (r.maker = o.maker OR (r.kind IN %2$s AND o.kind IN %2$s))
            """
                    .formatted(KINDS, ORIGINAL);

    static SameNumber of(String mine, String theirs) {
        if (mine.equals(theirs)) {
            return EQUIVALENT;
        }
        if (theirs.equals(SUPERSEDED)) {
            return REPLACED_BY;
        }
        return mine.equals(SUPERSEDED) ? REPLACES : EQUIVALENT;
    }

    /**
     * Of what two shared numbers say: that one replaced the other tells more than that they are
     * alike.
     */
    SameNumber stronger(SameNumber other) {
        return this == EQUIVALENT ? other : this;
    }
}
