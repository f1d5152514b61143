package tn.shabou.api.bulk;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import tn.shabou.api.jobs.Batches;
import tn.shabou.api.jobs.JobKind;
import tn.shabou.api.jobs.Jobs;

/** Bulk edits as jobs. */
@Singleton
class BulkJobs extends Jobs {

    static final JobKind KIND =
            new JobKind(
                    "bulk_edit",
                    "bulk_edit_row",
                    "edit_id",
                    "",
                    "bulk edit",
                    BulkProblem.BULK_EDIT_NOT_READY,
                    _ -> false,
                    BulkJobs::told);

    private final Batches batches;

    BulkJobs(Pool database, BulkConfig config, Clock clock) {
        super(database, KIND, config);
        this.batches = new Batches(database, this, clock);
    }

    Batches batches() {
        return batches;
    }

    private static String told(Row owner) {
        return "%s (bulk edit %s)".formatted(owner.getString("reason"), owner.getUUID("id"));
    }
}
