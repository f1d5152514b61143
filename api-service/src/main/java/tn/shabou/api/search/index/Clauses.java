package tn.shabou.api.search.index;

import tn.shabou.api.search.index.Postings.Cursor;

/** The clauses of a question over one segment. */
final class Clauses {

    /** How finely strengths are told apart, in one byte. */
    static final int STRONGEST = 120;

    private final OfSegment[] clauses;

    Clauses(Wanted wanted, Segment segment) {
        clauses =
                wanted.clauses().stream()
                        .map(clause -> new OfSegment(clause, segment))
                        .toArray(OfSegment[]::new);
    }

    int size() {
        return clauses.length;
    }

    OfSegment clause(int i) {
        return clauses[i];
    }

    /** The strongest that any document of the segment can be in a term. */
    int strongest(int term) {
        int strongest = 0;
        for (var clause : clauses) {
            if (clause.standsFor(term)) {
                strongest = Math.max(strongest, clause.strongest());
            }
        }
        return strongest;
    }

    /** One clause: where its words are read from, and what each level of them is worth. */
    static final class OfSegment {

        final Cursor[][] words;
        final byte[] strengths = new byte[Impacts.LEVELS + 1];
        private final Wanted.Clause clause;
        private final int termBits;

        private OfSegment(Wanted.Clause clause, Segment segment) {
            this.clause = clause;
            this.words = new Cursor[clause.words().size()][];
            for (int set = 0; set < words.length; set++) {
                var keys = clause.words().get(set);
                words[set] = new Cursor[keys.length];
                for (int i = 0; i < keys.length; i++) {
                    words[set][i] = segment.words.cursor(keys[i]);
                }
            }
            for (int level = 1; level < strengths.length; level++) {
                double share = clause.weight() * level / Impacts.LEVELS;
                strengths[level] = (byte) Math.max(1, Math.round(share * STRONGEST));
            }
            int bits = 0;
            for (int term : clause.terms()) {
                bits |= 1 << term;
            }
            this.termBits = bits;
        }

        boolean isPhrase() {
            return clause.isPhrase();
        }

        boolean standsFor(int term) {
            return (termBits >>> term & 1) != 0;
        }

        int termBits() {
            return termBits;
        }

        /** The first chunk from there on that may have matches, or {@link Cursor#END}. */
        int seek(int chunk) {
            int last = chunk;
            for (var set : words) {
                int first = Cursor.END;
                for (var cursor : set) {
                    first = Math.min(first, cursor.seek(chunk));
                }
                last = Math.max(last, first);
            }
            return last;
        }

        /** How many postings the first set of words has in the chunk that was sought. */
        int postings(int chunk) {
            int sum = 0;
            for (var cursor : words[0]) {
                sum += cursor.chunk() == chunk ? cursor.to() - cursor.from() : 0;
            }
            return sum;
        }

        private int strongest() {
            int strongest = 0;
            for (var set : words) {
                for (var cursor : set) {
                    strongest = Math.max(strongest, strengths[cursor.highest]);
                }
            }
            return strongest;
        }
    }
}
