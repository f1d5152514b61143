package tn.shabou.api.search.index;

/**
 * A document that was found.
 *
 * @param about how good it is, as far as single words can tell; only to be compared within one
 *     question
 */
public record Found(long product, Standing standing, float about, int text) {}
