package tn.shabou.api.columns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Which rows have a value. Never changes, nor do the bitmaps that it gives away. */
final class Postings {

    static final Postings NONE = new Postings(Map.of());

    private static final RoaringBitmap NO_ROWS = new RoaringBitmap();

    /** The families below one higher up, or the engines of a car, are asked for again and again. */
    private static final int UNIONS_KEPT = 256;

    private final Map<Long, RoaringBitmap> rows;
    private final Map<Set<Long>, RoaringBitmap> unions = new ConcurrentHashMap<>();

    private Postings(Map<Long, RoaringBitmap> rows) {
        this.rows = rows;
    }

    /** The rows that have one of these values. */
    RoaringBitmap of(Set<Long> values) {
        if (values.size() == 1) {
            return of(values.iterator().next());
        }
        var known = unions.get(values);
        if (known != null) {
            return known;
        }
        var union = FastAggregation.or(values.stream().map(this::of).iterator());
        if (unions.size() < UNIONS_KEPT) {
            unions.put(values, union);
        }
        return union;
    }

    /** 0 when there is none. */
    int largestValue() {
        return (int) rows.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    long bytes() {
        return rows.values().stream().mapToLong(RoaringBitmap::getLongSizeInBytes).sum();
    }

    private RoaringBitmap of(Long value) {
        return rows.getOrDefault(value, NO_ROWS);
    }

    /**
     * The same after rows were renumbered.
     *
     * @param numbers the new one of each row
     */
    Postings renumbered(int[] numbers) {
        var renumbered = new HashMap<Long, RoaringBitmap>();
        rows.forEach((value, old) -> {
            int[] now = old.stream().map(row -> numbers[row]).sorted().toArray();
            renumbered.put(value, RoaringBitmap.bitmapOf(now));
        });
        return new Postings(renumbered).packed();
    }

    /**
     * The same in less memory, where rows stand together; its bitmaps are not used by anybody yet.
     */
    Postings packed() {
        rows.values().forEach(RoaringBitmap::runOptimize);
        return this;
    }

    /** Makes other postings of some, copying only the bitmaps that differ. */
    static final class Writer {

        private final Map<Long, RoaringBitmap> rows;
        private final Set<Long> ours = new HashSet<>();

        Writer(Postings from) {
            this.rows = new HashMap<>(from.rows);
        }

        void add(long value, int row) {
            bitmap(value).add(row);
        }

        void remove(long value, int row) {
            bitmap(value).remove(row);
        }

        Postings postings() {
            return new Postings(rows);
        }

        private RoaringBitmap bitmap(long value) {
            if (ours.add(value)) {
                return rows.merge(value, new RoaringBitmap(), (known, _) -> known.clone());
            }
            return rows.getOrDefault(value, NO_ROWS);
        }
    }
}
