package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/** Rows of ids, and ids without rows. */
final class Ids {

    private Ids() {}

    static List<Long> of(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("id")).toList();
    }

    /** Takes ids until it has enough. */
    static final class Growing implements LongPredicate {

        private final int most;
        private long[] ids = new long[1024];
        private int size;

        Growing(int most) {
            this.most = most;
        }

        @Override
        public boolean test(long id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = id;
            return size < most;
        }

        boolean isFull() {
            return size >= most;
        }

        long[] all() {
            return Arrays.copyOf(ids, size);
        }
    }
}
