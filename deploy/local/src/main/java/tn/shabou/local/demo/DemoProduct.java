package tn.shabou.local.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tn.shabou.model.PartNumber;

/**
 * A part of the demo catalogue with everything that hangs on it.
 *
 * @param attributes a JSON object
 * @param position French; empty when there is but one place
 * @param engines that it fits; empty when it fits every car
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
        BigDecimal price,
        BigDecimal cost,
        int stock,
        int popularity,
        Instant createdAt,
        String position,
        List<Reference> references,
        List<Vehicles.Engine> engines) {

    /**
     * @param kind as the table part_reference has it
     * @param maker whose number it is; empty for our own and for EAN
     */
    record Reference(String kind, String maker, PartNumber number) {}
}
