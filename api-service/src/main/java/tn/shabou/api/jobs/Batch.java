package tn.shabou.api.jobs;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A batch of the rows of a job.
 *
 * @param owner the job as it stands
 * @param from line after which it begins
 * @param to its last line
 */
public record Batch(Row owner, int from, int to, OffsetDateTime now) {

    public UUID job() {
        return owner.getUUID("id");
    }

    /** Parameters 1 to 3 of a statement. */
    public Tuple parameters() {
        return Tuple.of(job(), from, to);
    }
}
