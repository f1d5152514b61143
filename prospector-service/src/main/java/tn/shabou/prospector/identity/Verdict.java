package tn.shabou.prospector.identity;

import java.util.UUID;

/**
 * What staff said of two parties; of two verdicts on a pair the later one counts.
 *
 * @param same whether they are one business
 */
public record Verdict(UUID one, UUID other, boolean same) {}
