package tn.shabou.api.search.index;

import java.util.Arrays;
import tn.shabou.api.search.index.Clauses.OfSegment;
import tn.shabou.api.search.index.Postings.Cursor;

/**
 * Finds the documents of a segment that have enough of a question, chunk by chunk, and says about
 * how good they are. The rarest terms lead: only documents that have one of those are looked at.
 */
final class Scan {

    /** So many postings cost as much to go through as one costs to be looked up. */
    private static final int LOOK_UP = 16;

    private static final double ROUNDING = 1e-9;
    private final int[] engines;
    private final double[] weights;
    private final double total;
    private final double needed;

    /** How many of the terms must be looked through, the rarest ones. */
    private final int leading;

    private final Chunk chunk;
    private final float[] factors;
    private final Matches matches;

    /**
     * @param share of the weight of the question that a document must have, above 0, at most 1
     * @param factors by which scores are multiplied, for each code of a {@link Standing}
     */
    Scan(Wanted wanted, double share, float[] factors, Matches matches) {
        this.engines = wanted.engines();
        this.weights = wanted.terms().stream().mapToDouble(Wanted.Term::weight).toArray();
        this.total = wanted.weight();
        this.needed = share * total - ROUNDING;
        this.chunk = new Chunk(weights.length);
        this.factors = factors;
        this.matches = matches;
        double rest = total;
        int lead = 0;
        while (lead < weights.length && rest >= needed) {
            rest -= weights[lead++];
        }
        this.leading = lead;
    }

    void scan(Segment segment, int number, Clauses clauses) {
        var fitting = new Cursor[engines.length];
        Arrays.setAll(fitting, i -> segment.engines.cursor(engines[i]));
        float most = mostPossible(clauses);
        int at = next(0, clauses, fitting);
        while (at < segment.chunks()) {
            if (matches.needs(most * factors[segment.bestStandingCode(at)])) {
                if (candidates(at, segment, clauses, fitting)) {
                    hand(at, segment, number);
                }
                chunk.clear();
            }
            at = next(at + 1, clauses, fitting);
        }
    }

    private float mostPossible(Clauses clauses) {
        if (weights.length == 0) {
            return 1;
        }
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            sum += weights[term] * clauses.strongest(term);
        }
        // A little above, so that rounding never hides the best.
        return (float) (sum * 1.0001);
    }

    private int next(int from, Clauses clauses, Cursor[] fitting) {
        int first = Cursor.END;
        if (weights.length == 0) {
            for (var cursor : fitting) {
                first = Math.min(first, cursor.seek(from));
            }
            return first;
        }
        for (int i = 0; i < clauses.size(); i++) {
            var clause = clauses.clause(i);
            if (leads(clause)) {
                first = Math.min(first, clause.seek(from));
            }
        }
        return first;
    }

    private boolean leads(OfSegment clause) {
        return (clause.termBits() & (1 << leading) - 1) != 0;
    }

    /** Notes in the chunk what its documents have of each term; false when none has enough. */
    private boolean candidates(int at, Segment segment, Clauses clauses, Cursor[] fitting) {
        if (engines.length > 0 && !chunk.restrict(at, fitting)) {
            return false;
        }
        if (weights.length == 0) {
            chunk.takeRestricted();
        }
        for (int i = 0; i < clauses.size(); i++) {
            var clause = clauses.clause(i);
            if (leads(clause) && clause.seek(at) == at) {
                chunk.spread(at, clause, true);
            }
        }
        int left = chunk.keep(segment, at, engines.length > 0);
        boolean allNeeded = needed > total - 2 * ROUNDING;
        for (int term = leading; term < weights.length && left > 0; term++) {
            for (int i = 0; i < clauses.size(); i++) {
                var clause = clauses.clause(i);
                boolean isFirstOfItsTerms =
                        Integer.numberOfTrailingZeros(clause.termBits()) == term;
                if (isFirstOfItsTerms && clause.seek(at) == at) {
                    add(at, clause, left);
                }
            }
            if (allNeeded) {
                left = chunk.keepThoseWith(term);
            }
        }
        return left > 0;
    }

    private void add(int at, OfSegment clause, int left) {
        if (!clause.isPhrase() && clause.postings(at) > left * LOOK_UP * clause.words[0].length) {
            chunk.lookUp(at, clause);
        } else {
            chunk.spread(at, clause, false);
        }
    }

    private void hand(int at, Segment segment, int number) {
        int first = at * Postings.CHUNK;
        for (int word = 0; word < chunk.hits.length; word++) {
            for (long bits = chunk.hits[word]; bits != 0; bits &= bits - 1) {
                int inChunk = word * 64 + Long.numberOfTrailingZeros(bits);
                int document = first + inChunk;
                float score = score(inChunk) * factors[segment.standingCode(document)];
                if (score > 0) {
                    matches.found(score, number, document);
                }
            }
        }
    }

    /** 0 when the document has not enough of the question. */
    private float score(int document) {
        if (weights.length == 0) {
            return 1;
        }
        double covered = 0;
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            int strength = chunk.strengths[term][document];
            if (strength > 0) {
                covered += weights[term];
                sum += weights[term] * strength;
            }
        }
        return covered < needed ? 0 : (float) (sum * covered / total);
    }
}
