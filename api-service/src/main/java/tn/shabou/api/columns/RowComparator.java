package tn.shabou.api.columns;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Orders rows, no two of which are equal. */
@FunctionalInterface
interface RowComparator {

    int compare(int a, int b);

    default int[] sorted(int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    default int[] sorted(int rows) {
        return sorted(IntStream.range(0, rows).toArray());
    }
}
