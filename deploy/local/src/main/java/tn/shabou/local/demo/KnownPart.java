package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part that is always in the demo catalogue, under the number that the demo suppliers know too.
 *
 * @param generation empty when it fits every car
 */
record KnownPart(
        String family,
        String maker,
        String reference,
        String generation,
        String position,
        BigDecimal price) {

    static List<KnownPart> all() {
        return Tsv.rows("demo/known-parts.tsv").stream()
                .map(row ->
                        new KnownPart(
                                row.text("family"),
                                row.text("maker"),
                                row.text("reference"),
                                row.text("generation"),
                                row.text("position"),
                                new BigDecimal(row.text("price"))))
                .toList();
    }
}
