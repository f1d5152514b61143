package tn.shabou.api.imports.products;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.jobs.Batches;
import tn.shabou.api.jobs.JobKind;
import tn.shabou.api.jobs.Jobs;

/** Imports of products as jobs. */
@Singleton
class ImportJobs extends Jobs {

    static final JobKind KIND =
            new JobKind(
                    "product_import",
                    "product_import_row",
                    "import_id",
                    ", current = false",
                    "product import",
                    ImportProblem.IMPORT_NOT_READY,
                    ImportJobs::hasNumbers,
                    ImportJobs::told);

    private final Batches batches;

    ImportJobs(Pool database, ImportConfig config, Clock clock) {
        super(database, KIND, config);
        this.batches = new Batches(database, this, clock);
    }

    Batches batches() {
        return batches;
    }

    private static boolean hasNumbers(Row owner) {
        return Reading.hasNumbers(
                owner.getJsonObject("reading").getJsonObject("columns").fieldNames());
    }

    private static String told(Row owner) {
        return "import %s (%s)".formatted(owner.getUUID("id"), owner.getString("file_name"));
    }
}
