package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.PartNumber;

/**
 * A part of the demo catalogue with everything that hangs on it.
 *
 * @param attributes a JSON object
 * @param prices oldest first; the last is today's
 * @param fitments none when it fits every car
 */
record DemoProduct(
        long id,
        String sku,
        String slug,
        String french,
        String arabic,
        String description,
        Maker maker,
        Family family,
        String attributes,
        BigDecimal cost,
        int stock,
        int popularity,
        Instant createdAt,
        String position,
        List<Price> prices,
        List<Reference> references,
        List<Fitment> fitments) {

    /**
     * @param kind as the table part_reference has it
     * @param maker whose number it is; empty for our own and for EAN
     */
    record Reference(String kind, String maker, PartNumber number) {}

    /** What it costs from a moment on, and why. */
    record Price(BigDecimal amount, Instant since, String reason) {}

    /**
     * @param criteria a JSON object: what must hold besides the engine
     * @param from the first year of cars that it fits; absent for all of the generation's
     * @param to the last
     */
    record Fitment(
            Vehicles.Engine engine,
            String criteria,
            @Nullable Integer from,
            @Nullable Integer to) {}

    BigDecimal price() {
        return prices.getLast().amount();
    }

    /** By which the part is known to its maker. */
    PartNumber mpn() {
        return references.stream()
                .filter(reference -> reference.kind().equals("MPN"))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
