package tn.shabou.api.search;

import java.util.Map;

/**
 * A product that was found.
 *
 * @param contributions what its score is made of, by name; empty unless asked for
 */
public record Hit(long productId, double score, Map<String, Double> contributions) {}
