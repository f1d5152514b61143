package tn.shabou.api.search;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;

/** Rows of ids. */
final class Ids {

    private Ids() {}

    static List<Long> of(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("id")).toList();
    }
}
