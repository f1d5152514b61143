package tn.shabou.api.imports.sales;

/** Which comes first where a day and a month are both numbers: 03/04/2026. */
enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
