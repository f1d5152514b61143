package tn.shabou.api.search.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences of numbers that many documents share, each kept once and known by a number itself. */
final class Sequences {

    private record Key(int[] numbers) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key(int[] others) && Arrays.equals(numbers, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    private final Map<Key, Integer> known = new HashMap<>();
    private final List<int[]> all = new ArrayList<>();
    private long bytes;

    synchronized int add(int[] numbers) {
        return known.computeIfAbsent(
                new Key(numbers),
                _ -> {
                    all.add(numbers);
                    bytes += 80 + 4L * numbers.length;
                    return all.size() - 1;
                });
    }

    /** Not to be changed. */
    synchronized int[] numbers(int sequence) {
        return all.get(sequence);
    }

    synchronized long bytes() {
        return bytes;
    }
}
