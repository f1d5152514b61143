package tn.shabou.api.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tn.shabou.api.search.index.Standing;
import tn.shabou.api.search.index.Text;

/**
 * A product that was found.
 *
 * @param contributions what its score is made of, by name; empty unless asked for
 */
public record Hit(long productId, double score, Map<String, Double> contributions) {

    /** The order is total, so that pages fit together. */
    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingDouble(Hit::score).reversed().thenComparingLong(Hit::productId);

    /**
     * @param text as {@link Relevance} reads it
     */
    static Hit of(
            long productId, Text text, Standing standing, Relevance relevance, boolean explain) {
        double score = relevance.score(text, standing);
        return new Hit(
                productId,
                score,
                explain && score > 0 ? relevance.explain(text, standing) : Map.of());
    }

    /** Those that have anything of what was asked for, the best first. */
    static List<Hit> ranked(List<Hit> hits) {
        return hits.stream().filter(hit -> hit.score() > 0).sorted(BEST_FIRST).toList();
    }
}
