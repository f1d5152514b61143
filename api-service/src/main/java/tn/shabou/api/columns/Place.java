package tn.shabou.api.columns;

/**
 * Where a product stands in a sort, as text that outlives the product and this process.
 *
 * @param value of the column that is sorted by: a decimal number of dinars, a name without accents
 *     and capitals, a moment (ISO 8601), or a popularity
 */
public record Place(String value, long id) {}
