package tn.shabou.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param nextCursor asks for the page after this one; null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> data, Optional<String> nextCursor, Total total) implements Paged {

    /** A list that fits on one page. */
    public static <T> Page<T> whole(List<T> data) {
        return new Page<>(data, Optional.empty(), Total.exactly(data.size()));
    }

    /**
     * A page cut from {@code found}, which holds one item more than {@code limit} when there are
     * more.
     *
     * @param cursor makes a cursor of the last item of the page
     */
    public static <T> Page<T> cut(
            List<T> found, int limit, Total total, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty(), total);
        }
        var data = found.subList(0, limit);
        return new Page<>(data, Optional.of(cursor.apply(data.getLast())), total);
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(data.stream().map(mapping).toList(), nextCursor, total);
    }

    /**
     * How many there are in all: exactly, or at least so many, since counting a million is not
     * worth its time.
     */
    public record Total(long value, String relation) {

        /** Where counting stops. */
        public static final int BOUND = 1000;

        public static Total exactly(long value) {
            return new Total(value, "eq");
        }

        /**
         * @param found each with the column {@code total}, the count of all
         */
        public static Total exactly(Iterable<Row> found) {
            return exactly(counted(found));
        }

        /**
         * @param counted at most {@code BOUND + 1}
         */
        public static Total bounded(long counted) {
            return counted > BOUND ? new Total(BOUND, "gte") : exactly(counted);
        }

        /**
         * @param found each with the column {@code total}, at most {@code BOUND + 1}
         */
        public static Total bounded(Iterable<Row> found) {
            return bounded(counted(found));
        }

        private static long counted(Iterable<Row> found) {
            var rows = found.iterator();
            return rows.hasNext() ? rows.next().getLong("total") : 0;
        }
    }
}
