package tn.shabou.api.imports.products;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/**
 * The rows of one batch.
 *
 * @param from line after which it begins
 * @param to its last line
 */
record Range(UUID importId, int from, int to) {

    /** What selects the rows {@code r} of the batch; parameters 1 to 3 of a statement. */
    static final String ROWS = "r.import_id = $1 AND r.line > $2 AND r.line <= $3";

    Tuple parameters() {
        return Tuple.of(importId, from, to);
    }
}
