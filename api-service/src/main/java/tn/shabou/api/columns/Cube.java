package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many products have a tag, since there are far fewer tags than products.
 *
 * @param tags in ascending order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cube(long[] tags, int[] counts) {

    /** Of all tags, in any order; sorts them in place. */
    static Cube of(long[] all) {
        Arrays.sort(all);
        var tags = new long[all.length];
        var counts = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                tags[size++] = all[i];
            }
            counts[size - 1]++;
        }
        return new Cube(Arrays.copyOf(tags, size), Arrays.copyOf(counts, size));
    }

    /**
     * @param changes how many more, or fewer, have a tag
     */
    Cube with(Map<Long, Integer> changes) {
        var more = new TreeMap<>(changes);
        var known = counts.clone();
        more.entrySet()
                .removeIf(change -> {
                    int i = Arrays.binarySearch(tags, change.getKey());
                    if (i >= 0) {
                        known[i] += change.getValue();
                    }
                    return i >= 0;
                });
        return more.isEmpty() ? new Cube(tags, known) : new Cube(tags, known).joined(more);
    }

    long bytes() {
        return (long) tags.length * (Long.BYTES + Integer.BYTES);
    }

    private Cube joined(TreeMap<Long, Integer> more) {
        var longer =
                new Cube(new long[tags.length + more.size()], new int[tags.length + more.size()]);
        int to = 0;
        int from = 0;
        for (var change : more.entrySet()) {
            while (from < tags.length && tags[from] < change.getKey()) {
                longer.put(to++, tags[from], counts[from++]);
            }
            longer.put(to++, change.getKey(), change.getValue());
        }
        while (from < tags.length) {
            longer.put(to++, tags[from], counts[from++]);
        }
        return longer;
    }

    private void put(int at, long tag, int count) {
        tags[at] = tag;
        counts[at] = count;
    }
}
