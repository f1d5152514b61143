package tn.shabou.prospector.scoring;

import java.time.Instant;
import java.util.Map;

/**
 * What staff made of a lead, and what the score saw then.
 *
 * @param values of the features; those that are missing were zero
 */
public record Decided(Instant at, Map<Feature, Double> values, boolean accepted) {}
