package tn.shabou.api.prices;

import tn.shabou.api.accounts.Staff;

/**
 * Who sets a price.
 *
 * @param mayOverride whether below what the margin allows, too
 */
record Pricing(Staff staff, boolean mayOverride, String traceId) {}
