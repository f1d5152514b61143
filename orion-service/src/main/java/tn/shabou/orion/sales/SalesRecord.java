package tn.shabou.orion.sales;

import java.time.LocalDate;
import tn.shabou.model.forecasts.Grain;

/**
 * What is recorded of a product in one period.
 *
 * @param periodStart a day of the period
 * @param quantity units sold less units returned; NaN when unknown
 */
record SalesRecord(long productId, Grain grain, LocalDate periodStart, double quantity) {}
