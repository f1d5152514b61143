package tn.shabou.prospector.matching;

import java.util.List;

/**
 * A product that an offer is, or may be.
 *
 * @param kind of the number that is the same: GTIN, MPN, OE or CROSS; WORDS when none is; STAFF
 *     when a person said so
 * @param confidence from 0 to 1
 * @param reasons what both say, as {@code kind:value}
 * @param vetoes in what they differ, as {@code kind:offer/product}; one is enough not to link
 */
public record Suggested(
        long productId,
        MatchTier tier,
        String kind,
        double confidence,
        List<String> reasons,
        List<String> vetoes,
        boolean linked) {

    Suggested unlinked() {
        return new Suggested(productId, tier, kind, confidence, reasons, vetoes, false);
    }
}
