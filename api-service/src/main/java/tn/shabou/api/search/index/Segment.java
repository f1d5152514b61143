package tn.shabou.api.search.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Some documents of the index, the best standing first, with the postings of their words and of the
 * engines that they fit. Which of them still hold is a copy of its own; all else is shared between
 * the states of a segment.
 */
final class Segment {

    private final long[] products;
    private final int[] texts;
    private final byte[] standings;
    private final byte[] bestOfChunk;

    /** Documents in order of their products. */
    private final int[] byProduct;

    private final long[] live;
    private final int liveCount;
    final Postings words;
    final Postings engines;

    private Segment(Segment former, long[] live, int liveCount) {
        this.products = former.products;
        this.texts = former.texts;
        this.standings = former.standings;
        this.bestOfChunk = former.bestOfChunk;
        this.byProduct = former.byProduct;
        this.words = former.words;
        this.engines = former.engines;
        this.live = live;
        this.liveCount = liveCount;
    }

    private Segment(Drafts drafts, int[] order, Postings words, Postings engines) {
        int count = drafts.size();
        this.products = new long[count];
        this.texts = new int[count];
        this.standings = new byte[count];
        this.bestOfChunk = new byte[(count + Postings.CHUNK - 1) / Postings.CHUNK];
        for (int document = 0; document < count; document++) {
            int draft = order[document];
            products[document] = drafts.product(draft);
            texts[document] = drafts.text(draft);
            standings[document] = drafts.standing(draft);
        }
        for (int chunk = 0; chunk < bestOfChunk.length; chunk++) {
            bestOfChunk[chunk] = standings[chunk * Postings.CHUNK];
        }
        this.byProduct = sortedByProduct(products);
        this.live = new long[(count + 63) / 64];
        for (int document = 0; document < count; document++) {
            live[document >>> 6] |= 1L << document;
        }
        this.liveCount = count;
        this.words = words;
        this.engines = engines;
    }

    /** Puts documents in order and inverts them. */
    static Segment of(Drafts drafts, Texts texts, Impacts impacts) {
        var order = drafts.bestFirst();
        var text = new Text();
        var wordKeys = new BitSet();
        var engineKeys = new BitSet();
        for (int draft : order) {
            texts.read(drafts.text(draft), text);
            for (int at = 0; at < text.length(); at++) {
                wordKeys.set(text.word(at));
            }
            for (int engine : text.engines()) {
                engineKeys.set(engine);
            }
        }
        wordKeys.clear(Words.SEPARATOR);
        var words = new Postings.Builder(wordKeys.stream().toArray());
        var engines = new Postings.Builder(engineKeys.stream().toArray());
        for (int document = 0; document < order.length; document++) {
            texts.read(drafts.text(order[document]), text);
            impacts.sum(text);
            for (int i = 0; i < impacts.size(); i++) {
                if (impacts.word(i) != Words.SEPARATOR) {
                    words.count(impacts.word(i), document);
                }
            }
            for (int engine : text.engines()) {
                engines.count(engine, document);
            }
        }
        words.write();
        engines.write();
        for (int document = 0; document < order.length; document++) {
            texts.read(drafts.text(order[document]), text);
            impacts.sum(text);
            for (int i = 0; i < impacts.size(); i++) {
                if (impacts.word(i) != Words.SEPARATOR) {
                    words.write(impacts.word(i), document, impacts.level(i));
                }
            }
            for (int engine : text.engines()) {
                engines.write(engine, document, 1);
            }
        }
        return new Segment(drafts, order, words.built(), engines.built());
    }

    int documents() {
        return products.length;
    }

    int liveDocuments() {
        return liveCount;
    }

    int chunks() {
        return bestOfChunk.length;
    }

    long product(int document) {
        return products[document];
    }

    int text(int document) {
        return texts[document];
    }

    Standing standing(int document) {
        return new Standing(standings[document] & 0xff);
    }

    int standingCode(int document) {
        return standings[document] & 0xff;
    }

    /** At least as good as any in the chunk. */
    int bestStandingCode(int chunk) {
        return bestOfChunk[chunk] & 0xff;
    }

    boolean isLive(int document) {
        return (live[document >>> 6] >>> document & 1) != 0;
    }

    /** Which of 64 documents are live. */
    long liveBits(int word) {
        return word < live.length ? live[word] : 0;
    }

    /** The live one of a product, or -1. */
    int documentOf(long product) {
        int low = 0;
        int high = byProduct.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            long found = products[byProduct[middle]];
            if (found == product) {
                return isLive(byProduct[middle]) ? byProduct[middle] : -1;
            }
            if (found < product) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Readers may see it a little later. */
    void revalue(int document, Standing standing) {
        standings[document] = (byte) standing.code();
        int chunk = document / Postings.CHUNK;
        if (standing.code() > bestStandingCode(chunk)) {
            bestOfChunk[chunk] = (byte) standing.code();
        }
    }

    Segment without(BitSet documents) {
        if (documents.isEmpty()) {
            return this;
        }
        var left = live.clone();
        documents.stream().forEach(document -> left[document >>> 6] &= ~(1L << document));
        int count = 0;
        for (long bits : left) {
            count += Long.bitCount(bits);
        }
        return new Segment(this, left, count);
    }

    void addTo(Drafts drafts) {
        for (int document = 0; document < products.length; document++) {
            if (isLive(document)) {
                drafts.add(products[document], texts[document], standings[document]);
            }
        }
    }

    long bytes() {
        return 17L * products.length + 8L * live.length + words.bytes() + engines.bytes();
    }

    /** Sorts products with their documents in one array when both fit, as they nearly always do. */
    private static int[] sortedByProduct(long[] products) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, products.length));
        var pairs = new long[products.length];
        for (int document = 0; document < products.length; document++) {
            pairs[document] = products[document] << bits | document;
        }
        Arrays.sort(pairs);
        var sorted = new int[products.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = (int) (pairs[i] & (1L << bits) - 1);
        }
        return sorted;
    }
}
