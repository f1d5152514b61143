package tn.shabou.api.search.index;

import java.util.Arrays;

/** Documents that are to become a segment. */
final class Drafts {

    private static final int STANDINGS = 256;

    private long[] products = new long[16];
    private int[] texts = new int[16];
    private byte[] standings = new byte[16];
    private int size;

    void add(long product, int text, byte standing) {
        if (size == Postings.MOST_DOCUMENTS) {
            throw new IllegalStateException(
                    "the index holds no more than %,d products; set shabou.search.index=off"
                            .formatted(Postings.MOST_DOCUMENTS));
        }
        if (size == products.length) {
            int room = size + size / 2;
            products = Arrays.copyOf(products, room);
            texts = Arrays.copyOf(texts, room);
            standings = Arrays.copyOf(standings, room);
        }
        products[size] = product;
        texts[size] = text;
        standings[size++] = standing;
    }

    int size() {
        return size;
    }

    long product(int draft) {
        return products[draft];
    }

    int text(int draft) {
        return texts[draft];
    }

    byte standing(int draft) {
        return standings[draft];
    }

    /** All drafts, those of the best standing first, equals in the order in which they came. */
    int[] bestFirst() {
        var begins = new int[STANDINGS + 1];
        for (int draft = 0; draft < size; draft++) {
            begins[STANDINGS - (standings[draft] & 0xff)]++;
        }
        for (int i = 1; i <= STANDINGS; i++) {
            begins[i] += begins[i - 1];
        }
        var order = new int[size];
        for (int draft = 0; draft < size; draft++) {
            order[begins[STANDINGS - 1 - (standings[draft] & 0xff)]++] = draft;
        }
        return order;
    }
}
