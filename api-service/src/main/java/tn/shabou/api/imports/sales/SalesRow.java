package tn.shabou.api.imports.sales;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * A line of a sales file.
 *
 * @param line counted from 1, the header included
 * @param sku or the id of the part, where the file has ids
 * @param quantity in thousandths; negative for a return; empty where nobody knows, which is not the
 *     same as zero
 * @param unitPrice in millimes
 */
record SalesRow(
        int line,
        String sku,
        LocalDate periodStart,
        OptionalLong quantity,
        OptionalLong unitPrice) {}
