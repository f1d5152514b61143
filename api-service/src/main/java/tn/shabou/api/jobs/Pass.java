package tn.shabou.api.jobs;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Goes over the rows of a job a batch at a time: locks the parts that they are about, compares once
 * more, since somebody may have changed them meanwhile, writes, and counts.
 */
public final class Pass implements Step {

    /**
     * What a part is now, as {@code k}: {@code id, version, fields}; parameter 4 says whether its
     * numbers matter. {@code OFFSET 0} makes PostgreSQL look parts up one by one: it cannot know
     * how few rows a batch has, and would read the whole catalogue for them.
     */
    private static final String NOW =
            """
            LATERAL (
                SELECT p.id, p.version,
                       product_fields(p, b.slug, c.slug) || CASE WHEN $4 THEN product_numbers(p.id) ELSE '{}' END AS fields
                  FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
                 WHERE %s OFFSET 0) k
            """;

    public static final String NOW_BY_SKU = NOW.formatted("p.sku = r.sku");
    public static final String NOW_BY_ID = NOW.formatted("p.id = r.product_id");

    /** In one order, so that two jobs never wait for each other in a circle. */
    private static final String LOCK =
            """
            SELECT count(*) FROM (
                SELECT FROM product p
                 WHERE p.sku = ANY (ARRAY(SELECT r.sku FROM {rows} r WHERE {batch}))
                    OR p.id = ANY (ARRAY(SELECT r.product_id FROM {rows} r WHERE {batch}))
                 ORDER BY p.id FOR UPDATE) AS locked
            """;

    private final Batches batches;
    private final Phase phase;
    private final BiFunction<SqlConnection, Batch, Uni<Void>> before;
    private final String lock;
    private final String compare;
    private final ProductWrites writes;
    private final String advance;

    /**
     * @param before what else is done in the transaction of a batch, first
     * @param compare gives each row its outcome; parameters 1 to 4
     * @param writes what is to be written, for {@link ProductWrites}
     * @param counts which column of the job counts which outcome
     */
    public Pass(
            Batches batches,
            Phase phase,
            BiFunction<SqlConnection, Batch, Uni<Void>> before,
            String compare,
            String writes,
            Map<String, String> counts) {
        var kind = batches.kind();
        this.batches = batches;
        this.phase = phase;
        this.before = before;
        this.lock = kind.sql(LOCK);
        this.compare = kind.sql(compare);
        this.writes = new ProductWrites(kind.sql(writes));
        this.advance = kind.sql(advance(phase, counts));
    }

    private static String advance(Phase phase, Map<String, String> counts) {
        return "UPDATE {jobs} i SET %s = $3, attempts = 0, %s FROM (SELECT %s FROM {rows} r WHERE {batch}) c WHERE i.id = $1"
                .formatted(
                        phase.progress(),
                        counts.keySet().stream()
                                .map("%1$s = i.%1$s + c.%1$s"::formatted)
                                .collect(Collectors.joining(", ")),
                        counts.entrySet().stream()
                                .map(count ->
                                        "count(*) FILTER (WHERE r.outcome = '%s') AS %s"
                                                .formatted(count.getValue(), count.getKey()))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public Uni<Boolean> next(Job job) {
        return batches.next(job, phase, this::go);
    }

    private Uni<Void> go(SqlConnection transaction, Batch batch) {
        var compared =
                batch.parameters().addBoolean(batches.kind().hasNumbers().test(batch.owner()));
        return before.apply(transaction, batch)
                .chain(() -> transaction.preparedQuery(lock).execute(batch.parameters()))
                .chain(() -> transaction.preparedQuery(compare).execute(compared))
                .chain(() -> writes.write(transaction, batch, by(batch)))
                .chain(() -> transaction.preparedQuery(advance).execute(batch.parameters()))
                .replaceWithVoid();
    }

    private ProductWrites.By by(Batch batch) {
        var told = batches.kind().told().apply(batch.owner());
        return new ProductWrites.By(
                batch.owner().getUUID(phase.asker()),
                batch.now(),
                phase == Phase.UNDO ? "undo of " + told : told);
    }
}
