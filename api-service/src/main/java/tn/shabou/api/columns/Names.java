package tn.shabou.api.columns;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distinct names in the order of their bytes. Neighbours share most of their beginning, so of each
 * only what differs from the one before is kept, and every sixteenth whole.
 */
final class Names {

    private static final int BLOCK = 16;
    private static final int SEVEN_BITS = 0x7f;

    private final byte[] coded;
    private final int[] blocks;
    private final int count;

    private Names(byte[] coded, int[] blocks, int count) {
        this.coded = coded;
        this.blocks = blocks;
        this.count = count;
    }

    /** Takes names in the order of their bytes, the same one as often as it comes. */
    static final class Writer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<Integer> blocks = new ArrayList<>();
        private byte[] last = {};
        private int count;

        /** Its {@link Names#slot}. */
        int add(byte[] name) {
            if (count == 0 || !Arrays.equals(name, last)) {
                write(name, count % BLOCK == 0 ? 0 : shared(name));
            }
            return 2 * (count - 1) + 1;
        }

        Names names() {
            return new Names(
                    out.toByteArray(),
                    blocks.stream().mapToInt(Integer::intValue).toArray(),
                    count);
        }

        private int shared(byte[] name) {
            int differs = Arrays.mismatch(last, name);
            return differs < 0 ? last.length : differs;
        }

        private void write(byte[] name, int shared) {
            if (count % BLOCK == 0) {
                blocks.add(out.size());
            }
            writeNumber(shared);
            writeNumber(name.length - shared);
            out.write(name, shared, name.length - shared);
            last = name;
            count++;
        }

        private void writeNumber(int number) {
            int rest = number;
            while (rest > SEVEN_BITS) {
                out.write(rest & SEVEN_BITS | SEVEN_BITS + 1);
                rest >>>= 7;
            }
            out.write(rest);
        }
    }

    /**
     * Orders any name among these: twice its index and one for a name that is here, twice the index
     * of the next one for any other.
     */
    int slot(byte[] name) {
        if (count == 0) {
            return 0;
        }
        int low = 0;
        int high = blocks.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Arrays.compareUnsigned(name(middle * BLOCK), name) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int end = Math.min(count, (low + 1) * BLOCK);
        var reader = new Reader(low);
        for (int i = low * BLOCK; i < end; i++) {
            int comparison = Arrays.compareUnsigned(reader.next(), name);
            if (comparison >= 0) {
                return comparison == 0 ? 2 * i + 1 : 2 * i;
            }
        }
        return 2 * end;
    }

    static boolean isKnown(int slot) {
        return (slot & 1) == 1;
    }

    /** The name of a slot that {@link #isKnown}. */
    byte[] named(int slot) {
        return name(slot >> 1);
    }

    long bytes() {
        return coded.length + (long) blocks.length * Integer.BYTES;
    }

    private byte[] name(int index) {
        var reader = new Reader(index / BLOCK);
        for (int i = 0; i < index % BLOCK; i++) {
            reader.next();
        }
        return reader.next();
    }

    /** Reads a block, name by name. */
    private final class Reader {

        private int position;
        private byte[] last = {};

        Reader(int block) {
            this.position = blocks[block];
        }

        byte[] next() {
            int shared = number();
            int rest = number();
            var name = Arrays.copyOf(last, shared + rest);
            System.arraycopy(coded, position, name, shared, rest);
            position += rest;
            last = name;
            return name;
        }

        private int number() {
            int number = 0;
            int shift = 0;
            int read;
            do {
                read = coded[position++];
                number |= (read & SEVEN_BITS) << shift;
                shift += 7;
            } while (read < 0);
            return number;
        }
    }
}
