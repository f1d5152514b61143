package tn.shabou.local.demo;

import java.util.Arrays;

/** Which part numbers of which makers are taken, by a hash of 64 bits: 16 bytes for each part. */
final class NumberSet {

    private long[] slots;
    private int size;

    NumberSet(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(8, expected)) << 1];
    }

    /**
     * @return false when it was there already
     */
    boolean add(Maker maker, String norm) {
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        if (!put(hash(maker.id(), norm))) {
            return false;
        }
        size++;
        return true;
    }

    private boolean put(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        return true;
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 2];
        Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
    }

    private static long hash(long maker, String norm) {
        long hash = maker;
        for (int i = 0; i < norm.length(); i++) {
            hash = (hash ^ norm.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
