package tn.shabou.api.synonyms;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;

/** Questions that found nothing, or only after a correction: the most frequent first. */
@ApplicationScoped
class Misses {

    private static final String COLUMNS = "words, query, searches, misses, last_at, dismissed";

    /** $2 and $3 the pair after which the page begins or null, $4 one more than the page holds. */
    private static final String LIST =
            """
            SELECT %s, (SELECT count(*) FROM (SELECT FROM search_log WHERE misses > 0 AND dismissed = $1 LIMIT %d) AS bounded) AS total
              FROM search_log
             WHERE misses > 0 AND dismissed = $1
               AND ($2::bigint IS NULL OR misses < $2 OR (misses = $2 AND words > $3::text))
             ORDER BY misses DESC, words
             LIMIT $4
            """
                    .formatted(COLUMNS, Page.Total.BOUND + 1);

    private static final String DISMISS =
            "UPDATE search_log SET dismissed = $2 WHERE words = $1 AND misses > 0 RETURNING "
                    + COLUMNS;

    private static final String SETTLE =
            "UPDATE search_log SET dismissed = true WHERE words = search_words($1) AND misses > 0";

    private final Pool database;
    private final AuditTrail audit;
    private final Cursors cursors;

    Misses(Pool database, AuditTrail audit, Cursors cursors) {
        this.database = database;
        this.audit = audit;
        this.cursors = cursors;
    }

    /**
     * @param words the question as search reads it; its name in addresses
     * @param query as somebody typed it last
     * @param dismissed whether somebody has looked after it
     */
    record Miss(
            String words,
            String query,
            long searches,
            long misses,
            Instant lastAt,
            boolean dismissed) {

        private static Miss of(Row row) {
            return new Miss(
                    row.getString("words"),
                    row.getString("query"),
                    row.getLong("searches"),
                    row.getLong("misses"),
                    row.getOffsetDateTime("last_at").toInstant(),
                    row.getBoolean("dismissed"));
        }
    }

    Uni<Page<Miss>> list(boolean dismissed, Paging paging) {
        var list = "misses\n" + dismissed;
        var after = cursors.after(list, paging);
        var parameters =
                Tuple.of(
                        dismissed,
                        after.map(keys -> Long.valueOf(keys.get(0))).orElse(null),
                        after.map(keys -> keys.get(1)).orElse(null),
                        paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), list, paging.limit()));
    }

    private Page<Miss> page(List<Row> rows, String list, int limit) {
        return cursors.page(
                list,
                rows.stream().map(Miss::of).toList(),
                limit,
                Page.Total.bounded(rows),
                last -> List.of(Long.toString(last.misses()), last.words()));
    }

    /** Takes a miss off the list of those to look at, or puts it back. */
    Uni<Miss> decide(String words, boolean dismissed, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(DISMISS)
                        .execute(Tuple.of(words, dismissed))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(Miss::of)
                                        .orElseThrow(() -> unknown(words)))
                        .call(miss -> note(transaction, miss, editor)));
    }

    private static Problem unknown(String words) {
        return new Problem(
                SynonymProblem.MISS_NOT_FOUND,
                "\"%s\" is not among the misses; take \"words\" of one from the list.",
                words);
    }

    private Uni<Void> note(SqlConnection transaction, Miss miss, Editor editor) {
        return audit.append(
                transaction,
                editor.deed(
                        miss.dismissed() ? "dismiss miss" : "restore miss",
                        "search_log",
                        miss.words(),
                        new JsonObject().put("dismissed", miss.dismissed())));
    }

    /** A synonym was made of what was missed. */
    Uni<Void> settle(SqlConnection transaction, String said) {
        return transaction.preparedQuery(SETTLE).execute(Tuple.of(said)).replaceWithVoid();
    }
}
