package tn.shabou.api.jobs;

import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Function;
import java.util.function.Predicate;
import tn.shabou.api.http.ProblemType;

/**
 * What tells one kind of job from another. Its tables have the columns of {@code product_import}
 * and {@code product_import_row}, as far as they are named in this package.
 *
 * @param jobs the table of the jobs, which is also what the audit trail calls them
 * @param rows the table of their rows
 * @param key the column of a row that names its job
 * @param closing assignments when nobody will apply a job any more, each after a comma; or empty
 * @param noun what people call it
 * @param notReady the refusal to do something at the wrong moment
 * @param hasNumbers whether a job may change the numbers of parts
 * @param told what the ledger of prices says of a job
 */
public record JobKind(
        String jobs,
        String rows,
        String key,
        String closing,
        String noun,
        ProblemType notReady,
        Predicate<Row> hasNumbers,
        Function<Row, String> told) {

    private static final String BATCH = "r.{key} = $1 AND r.line > $2 AND r.line <= $3";

    /**
     * The statement with the names of this kind: {@code {jobs}}, {@code {rows}}, {@code {key}},
     * {@code {closing}}, and {@code {batch}} for what selects the rows {@code r} of a {@link Batch}
     * by parameters 1 to 3.
     */
    public String sql(String statement) {
        return statement
                .replace("{batch}", BATCH)
                .replace("{jobs}", jobs)
                .replace("{rows}", rows)
                .replace("{key}", key)
                .replace("{closing}", closing);
    }
}
