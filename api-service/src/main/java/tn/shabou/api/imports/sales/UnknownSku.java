package tn.shabou.api.imports.sales;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A SKU of sales that wait for their part.
 *
 * @param units sold less units returned, as far as known
 */
@RegisterForReflection
record UnknownSku(
        String sku, int rows, BigDecimal units, LocalDate firstPeriod, LocalDate lastPeriod) {}
