package tn.shabou.api.imports.sales;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.jobs.JobKind;
import tn.shabou.api.jobs.Jobs;

/** Imports of sales as jobs: all their work is done while they are CHECKING. */
@Singleton
class SalesJobs extends Jobs {

    static final JobKind KIND =
            new JobKind(
                    "sales_import",
                    "sale",
                    "import_id",
                    "",
                    "sales import",
                    ImportProblem.IMPORT_NOT_READY,
                    _ -> false,
                    _ -> "");

    SalesJobs(Pool database, SalesImportConfig config) {
        super(database, KIND, config);
    }
}
