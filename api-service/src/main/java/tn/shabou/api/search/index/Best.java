package tn.shabou.api.search.index;

import java.util.Arrays;

/** Keeps the best of the documents that match, and counts all up to a bound. */
final class Best implements Matches {

    private static final int DOCUMENT_BITS = 24;
    private static final long POSITION = 0xffff_ffffL;

    private final int enough;
    private final Filter filter;

    /** A heap with the worst at its top: score, then position, of which the first is the best. */
    private final long[] heap;

    private int size;
    private int count;

    /** Which documents count. */
    @FunctionalInterface
    interface Filter {
        boolean admits(int segment, int document);
    }

    /**
     * @param enough how many documents must be counted before any may be passed over
     */
    Best(int most, int enough, Filter filter) {
        this.heap = new long[most];
        this.enough = enough;
        this.filter = filter;
    }

    @Override
    public boolean needs(float score) {
        return count < enough
                || size < heap.length
                || (size > 0 && Float.floatToIntBits(score) > (int) (heap[0] >>> 32));
    }

    @Override
    public void found(float score, int segment, int document) {
        if (!needs(score) || !filter.admits(segment, document)) {
            return;
        }
        count++;
        long position = (long) segment << DOCUMENT_BITS | document;
        long key = (long) Float.floatToIntBits(score) << 32 | (~position & POSITION);
        if (size < heap.length) {
            heap[size++] = key;
            rise(size - 1);
        } else if (size > 0 && key > heap[0]) {
            heap[0] = key;
            sink();
        }
    }

    /** How many were found; where some were passed over, at least as many as had to be counted. */
    int count() {
        return count;
    }

    /** The best first, of which {@link #segment} and {@link #document} tell. */
    long[] ranked() {
        var worstFirst = Arrays.copyOf(heap, size);
        Arrays.sort(worstFirst);
        var ranked = new long[size];
        for (int i = 0; i < size; i++) {
            ranked[i] = worstFirst[size - 1 - i];
        }
        return ranked;
    }

    static int segment(long key) {
        return (int) ((~key & POSITION) >>> DOCUMENT_BITS);
    }

    static int document(long key) {
        return (int) (~key & (1 << DOCUMENT_BITS) - 1);
    }

    static float score(long key) {
        return Float.intBitsToFloat((int) (key >>> 32));
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && heap[at] < heap[(at - 1) / 2]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink() {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[at] <= heap[child]) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int a, int b) {
        long key = heap[a];
        heap[a] = heap[b];
        heap[b] = key;
    }
}
