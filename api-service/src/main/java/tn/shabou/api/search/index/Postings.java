package tn.shabou.api.search.index;

import java.util.Arrays;

/**
 * In which documents each key stands, and how much it says there. Documents are cut into chunks of
 * {@value #CHUNK}; for each key and chunk there is a header (the chunk in twelve bits, then how
 * many postings follow in four, or zero and the number by itself), then the postings: the document
 * within the chunk in twelve bits, then the level in four. Never changed once built.
 */
final class Postings {

    static final int CHUNK = 4096;
    static final int CHUNK_BITS = 12;

    /** More documents do not fit. */
    static final int MOST_DOCUMENTS = CHUNK * 4096;

    private static final int LEVEL_BITS = 4;
    private static final int FEW = 15;

    /** Ascending; empty when every number up to that of the last key is one. */
    private final int[] keys;

    private final int[] begins;
    private final byte[] highest;
    private final char[] data;

    private Postings(int[] keys, int[] begins, byte[] highest, char[] data) {
        this.keys = keys;
        this.begins = begins;
        this.highest = highest;
        this.data = data;
    }

    static int document(char posting) {
        return posting >>> LEVEL_BITS;
    }

    static int level(char posting) {
        return posting & FEW;
    }

    /** Where the postings of a key are read from; null when there are none. */
    Cursor cursor(int key) {
        int at = keys.length == 0 ? key : Arrays.binarySearch(keys, key);
        if (at < 0 || at + 1 >= begins.length || begins[at] == begins[at + 1]) {
            return Cursor.NOTHING;
        }
        return new Cursor(data, begins[at], begins[at + 1], highest[at]);
    }

    long bytes() {
        return 2L * data.length + 4L * (keys.length + begins.length) + highest.length;
    }

    /** Walks over the chunks of one key, forwards only. */
    static final class Cursor {

        static final int END = Integer.MAX_VALUE;
        static final Cursor NOTHING = new Cursor(new char[0], 0, 0, 0);

        final char[] data;

        /** The highest level of all postings. */
        final int highest;

        private final int end;
        private int chunk;
        private int from;
        private int to;

        private Cursor(char[] data, int begin, int end, int highest) {
            this.data = data;
            this.end = end;
            this.highest = highest;
            this.to = begin;
            next();
        }

        /** The chunk it is at, or {@link #END}. */
        int chunk() {
            return chunk;
        }

        /**
         * Goes to that chunk, or to the first after it that has postings; says where it is then.
         */
        int seek(int wanted) {
            while (chunk < wanted) {
                next();
            }
            return chunk;
        }

        /** The first posting of the chunk in {@link #data}. */
        int from() {
            return from;
        }

        /** After the last posting of the chunk. */
        int to() {
            return to;
        }

        /** The level that a document of this chunk has, or 0. */
        int level(int document) {
            int low = from;
            int high = to - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                int found = document(data[middle]);
                if (found == document) {
                    return Postings.level(data[middle]);
                }
                if (found < document) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return 0;
        }

        private void next() {
            if (to == end) {
                chunk = END;
                from = to;
                return;
            }
            chunk = data[to] >>> LEVEL_BITS;
            int count = data[to] & FEW;
            from = to + (count == 0 ? 2 : 1);
            to = from + (count == 0 ? data[to + 1] : count);
        }
    }

    /**
     * Builds postings from documents that come in order, twice: first each is counted, then each is
     * written.
     */
    static final class Builder {

        private final int[] keys;
        private final int[] sizes;
        private final int[] run;
        private int[] touched = new int[CHUNK];
        private int touchedCount;
        private int chunk;

        /** What is waiting for the end of its chunk: key, then posting. */
        private long[] waiting = {};

        private int waitingCount;
        private int[] next = {};
        private byte[] highest = {};
        private char[] data = {};

        /**
         * @param keys ascending; all of the keys that will come
         */
        Builder(int[] keys) {
            this.keys = isDense(keys) ? new int[0] : keys;
            int count =
                    isDense(keys)
                            ? (keys.length == 0 ? 0 : keys[keys.length - 1] + 1)
                            : keys.length;
            this.sizes = new int[count];
            this.run = new int[count];
        }

        private static boolean isDense(int[] keys) {
            return keys.length == 0 || keys[keys.length - 1] < 2 * keys.length;
        }

        void count(int key, int document) {
            enter(document >>> CHUNK_BITS);
            touch(slot(key));
        }

        /** All were counted; now the same come again to be written. */
        void write() {
            closeCounted();
            chunk = 0;
            next = new int[sizes.length + 1];
            for (int i = 0; i < sizes.length; i++) {
                next[i + 1] = Math.addExact(next[i], sizes[i]);
            }
            data = new char[next[sizes.length]];
            highest = new byte[sizes.length];
            waiting = new long[CHUNK];
        }

        void write(int key, int document, int level) {
            if (document >>> CHUNK_BITS != chunk) {
                closeWritten();
                chunk = document >>> CHUNK_BITS;
            }
            int slot = slot(key);
            touch(slot);
            highest[slot] = (byte) Math.max(highest[slot], level);
            if (waitingCount == waiting.length) {
                waiting = Arrays.copyOf(waiting, waitingCount * 2);
            }
            int posting = (document & CHUNK - 1) << LEVEL_BITS | level;
            waiting[waitingCount++] = (long) slot << 16 | posting;
        }

        Postings built() {
            closeWritten();
            var begins = new int[next.length];
            System.arraycopy(next, 0, begins, 1, sizes.length);
            return new Postings(keys, begins, highest, data);
        }

        private void enter(int ofChunk) {
            if (ofChunk != chunk) {
                closeCounted();
                chunk = ofChunk;
            }
        }

        private void closeCounted() {
            for (int i = 0; i < touchedCount; i++) {
                int slot = touched[i];
                sizes[slot] += run[slot] + (run[slot] > FEW ? 2 : 1);
                run[slot] = 0;
            }
            touchedCount = 0;
        }

        private void closeWritten() {
            for (int i = 0; i < touchedCount; i++) {
                int slot = touched[i];
                boolean few = run[slot] <= FEW;
                data[next[slot]++] = (char) (chunk << LEVEL_BITS | (few ? run[slot] : 0));
                if (!few) {
                    data[next[slot]++] = (char) run[slot];
                }
                run[slot] = 0;
            }
            for (int i = 0; i < waitingCount; i++) {
                data[next[(int) (waiting[i] >>> 16)]++] = (char) waiting[i];
            }
            touchedCount = 0;
            waitingCount = 0;
        }

        private void touch(int slot) {
            if (run[slot]++ == 0) {
                if (touchedCount == touched.length) {
                    touched = Arrays.copyOf(touched, touchedCount * 2);
                }
                touched[touchedCount++] = slot;
            }
        }

        private int slot(int key) {
            return keys.length == 0 ? key : Arrays.binarySearch(keys, key);
        }
    }
}
