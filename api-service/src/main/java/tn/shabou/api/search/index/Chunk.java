package tn.shabou.api.search.index;

import java.util.Arrays;
import tn.shabou.api.search.index.Clauses.OfSegment;
import tn.shabou.api.search.index.Postings.Cursor;

/** What the documents of one chunk have of a question; used for one chunk after the other. */
final class Chunk {

    private static final int BITS = Postings.CHUNK / 64;

    /** How strong each term is in each document, 0 where it is not. */
    final byte[][] strengths;

    /** Which documents are still in question, as bits. */
    final long[] hits = new long[BITS];

    private final long[] allowed = new long[BITS];

    /** The documents that have all sets of a phrase so far, and their weakest levels. */
    private final char[] followed = new char[Postings.CHUNK];

    private final byte[] weakest = new byte[Postings.CHUNK];
    private int dirty;

    Chunk(int terms) {
        strengths = new byte[terms][Postings.CHUNK];
    }

    void clear() {
        Arrays.fill(hits, 0);
        for (int term = 0; term < strengths.length; term++) {
            if ((dirty >>> term & 1) != 0) {
                Arrays.fill(strengths[term], (byte) 0);
            }
        }
        dirty = 0;
    }

    /** Allows what one of the engines is fitted with; false when nothing is. */
    boolean restrict(int at, Cursor[] fitting) {
        Arrays.fill(allowed, 0);
        boolean any = false;
        for (var cursor : fitting) {
            if (cursor.seek(at) == at) {
                any = true;
                for (int i = cursor.from(); i < cursor.to(); i++) {
                    int document = Postings.document(cursor.data[i]);
                    allowed[document >>> 6] |= 1L << document;
                }
            }
        }
        return any;
    }

    void takeRestricted() {
        System.arraycopy(allowed, 0, hits, 0, BITS);
    }

    /** Drops what is no longer live, or not allowed; says how many are left. */
    int keep(Segment segment, int at, boolean restricted) {
        int left = 0;
        for (int i = 0; i < BITS; i++) {
            if (hits[i] != 0) {
                hits[i] &= segment.liveBits(at * BITS + i) & (restricted ? allowed[i] : -1L);
                left += Long.bitCount(hits[i]);
            }
        }
        return left;
    }

    int keepThoseWith(int term) {
        var strength = strengths[term];
        int left = 0;
        for (int i = 0; i < BITS; i++) {
            for (long bits = hits[i]; bits != 0; bits &= bits - 1) {
                if (strength[i * 64 + Long.numberOfTrailingZeros(bits)] == 0) {
                    hits[i] ^= bits & -bits;
                } else {
                    left++;
                }
            }
        }
        return left;
    }

    /**
     * Goes through all postings of a clause.
     *
     * @param leading whether its documents come in question by that
     */
    void spread(int at, OfSegment clause, boolean leading) {
        dirty |= clause.termBits();
        if (clause.isPhrase()) {
            spreadPhrase(at, clause, leading);
            return;
        }
        int first = Integer.numberOfTrailingZeros(clause.termBits());
        boolean onlyOne = 1 << first == clause.termBits();
        for (var cursor : clause.words[0]) {
            if (cursor.chunk() == at) {
                if (onlyOne) {
                    spread(cursor, clause.strengths, strengths[first], leading);
                } else {
                    spreadToAll(cursor, clause, leading);
                }
            }
        }
    }

    private void spread(Cursor cursor, byte[] values, byte[] strength, boolean leading) {
        var data = cursor.data;
        for (int i = cursor.from(), to = cursor.to(); i < to; i++) {
            int document = Postings.document(data[i]);
            byte value = values[Postings.level(data[i])];
            if (value > strength[document]) {
                strength[document] = value;
            }
            if (leading) {
                hits[document >>> 6] |= 1L << document;
            }
        }
    }

    private void spreadToAll(Cursor cursor, OfSegment clause, boolean leading) {
        for (int i = cursor.from(); i < cursor.to(); i++) {
            char posting = cursor.data[i];
            strengthen(
                    Postings.document(posting),
                    clause,
                    clause.strengths[Postings.level(posting)],
                    leading);
        }
    }

    /** Of a phrase that does not lead, only documents in question are followed. */
    private void spreadPhrase(int at, OfSegment clause, boolean leading) {
        int left = begin(at, clause.words[0], !leading);
        for (int set = 1; set < clause.words.length && left > 0; set++) {
            left = follow(at, clause.words[set], left);
        }
        for (int i = 0; i < left; i++) {
            strengthen(followed[i], clause, clause.strengths[weakest[followed[i]]], leading);
        }
        for (int i = 0; i < left; i++) {
            weakest[followed[i]] = 0;
        }
    }

    /** Follows the documents that have a word of the first set; says how many. */
    private int begin(int at, Cursor[] set, boolean onlyHits) {
        int count = 0;
        for (var cursor : set) {
            if (cursor.chunk() == at) {
                for (int i = cursor.from(); i < cursor.to(); i++) {
                    int document = Postings.document(cursor.data[i]);
                    boolean wanted = !onlyHits || (hits[document >>> 6] >>> document & 1) != 0;
                    if (wanted && weakest[document] == 0) {
                        weakest[document] = (byte) Postings.level(cursor.data[i]);
                        followed[count++] = (char) document;
                    }
                }
            }
        }
        return count;
    }

    /** Keeps those of the followed documents that have a word of the set as well. */
    private int follow(int at, Cursor[] set, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            char document = followed[i];
            int level = 0;
            for (var cursor : set) {
                if (cursor.chunk() == at) {
                    level = Math.max(level, cursor.level(document));
                }
            }
            if (level == 0) {
                weakest[document] = 0;
            } else {
                weakest[document] = (byte) Math.min(weakest[document], level);
                followed[left++] = document;
            }
        }
        return left;
    }

    /** Looks the words of a clause up for each document in question. */
    void lookUp(int at, OfSegment clause) {
        dirty |= clause.termBits();
        for (int i = 0; i < BITS; i++) {
            for (long bits = hits[i]; bits != 0; bits &= bits - 1) {
                int document = i * 64 + Long.numberOfTrailingZeros(bits);
                int level = 0;
                for (var cursor : clause.words[0]) {
                    if (cursor.chunk() == at) {
                        level = Math.max(level, cursor.level(document));
                    }
                }
                if (level > 0) {
                    strengthen(document, clause, clause.strengths[level], false);
                }
            }
        }
    }

    private void strengthen(int document, OfSegment clause, byte strength, boolean leading) {
        for (int terms = clause.termBits(); terms != 0; terms &= terms - 1) {
            var ofTerm = strengths[Integer.numberOfTrailingZeros(terms)];
            if (strength > ofTerm[document]) {
                ofTerm[document] = strength;
            }
        }
        if (leading) {
            hits[document >>> 6] |= 1L << document;
        }
    }
}
