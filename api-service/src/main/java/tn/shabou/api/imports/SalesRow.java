package tn.shabou.api.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a sales file.
 *
 * @param line counted from 1, the header included
 * @param quantity negative for a return; empty where nobody knows, which is not the same as zero
 */
record SalesRow(
        int line,
        String sku,
        LocalDate periodStart,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> unitPrice) {}
