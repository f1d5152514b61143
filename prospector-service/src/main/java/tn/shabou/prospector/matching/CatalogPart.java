package tn.shabou.prospector.matching;

import java.util.Set;

/**
 * One of our products.
 *
 * @param brand normalised as numbers are
 * @param numbers those that its maker gave it, normalised, without leading zeros
 */
record CatalogPart(long id, String name, String brand, boolean used, Set<String> numbers) {}
