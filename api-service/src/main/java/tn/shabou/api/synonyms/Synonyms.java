package tn.shabou.api.synonyms;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The synonyms, newest first; each change is written down with who made it. */
@ApplicationScoped
class Synonyms {

    private static final String MATCHING =
            """
            FROM synonym
             WHERE ($1::text IS NULL OR said_key || '|' || meant_key LIKE '%' || search_key(search_words($1)) || '%')
               AND ($2::boolean IS NULL OR enabled = $2)
            """;

    /** $3 the id after which the page begins or null, $4 one more than the page holds. */
    private static final String LIST =
            "SELECT %s, (SELECT count(*) FROM (SELECT %s LIMIT %d) AS bounded) AS total %s AND ($3::bigint IS NULL OR id < $3) ORDER BY id DESC LIMIT $4"
                    .formatted(Synonym.COLUMNS, MATCHING, Page.Total.BOUND + 1, MATCHING);

    private static final String BY_ID =
            "SELECT %s FROM synonym WHERE id = $1".formatted(Synonym.COLUMNS);

    private static final String INSERT =
            "INSERT INTO synonym (said, meant, both_ways, enabled) VALUES ($1, $2, $3, $4) RETURNING "
                    + Synonym.COLUMNS;

    private static final String UPDATE =
            "UPDATE synonym SET said = $1, meant = $2, both_ways = $3, enabled = $4, version = version + 1, updated_at = now()"
                    + " WHERE id = $5 RETURNING "
                    + Synonym.COLUMNS;

    private final Pool database;
    private final SynonymRules rules;
    private final Misses misses;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Cursors cursors;

    Synonyms(
            Pool database,
            SynonymRules rules,
            Misses misses,
            Idempotency idempotency,
            AuditTrail audit,
            Cursors cursors) {
        this.idempotency = idempotency;
        this.database = database;
        this.rules = rules;
        this.misses = misses;
        this.audit = audit;
        this.cursors = cursors;
    }

    /**
     * @param text that either side contains, however written
     */
    record Filter(Optional<String> text, Optional<Boolean> enabled) {

        private String list() {
            return "synonyms\n%s\n%s"
                    .formatted(text.orElse(""), enabled.map(String::valueOf).orElse(""));
        }
    }

    Uni<Page<Synonym>> list(Filter filter, Paging paging) {
        var after = cursors.after(filter.list(), paging).map(List::getFirst);
        var parameters =
                Tuple.of(
                        filter.text().orElse(null),
                        filter.enabled().orElse(null),
                        after.map(Long::valueOf).orElse(null),
                        paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> page(rows.stream().toList(), filter, paging.limit()));
    }

    private Page<Synonym> page(List<Row> rows, Filter filter, int limit) {
        return cursors.page(
                filter.list(),
                rows.stream().map(Synonym::of).toList(),
                limit,
                Page.Total.bounded(rows),
                last -> List.of(Long.toString(last.id())));
    }

    Uni<Synonym> find(long id) {
        return database.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> existing(rows, id));
    }

    /** Makes a synonym; if somebody missed what is said in it, that is looked after with it. */
    Uni<Synonym> add(Synonym.Draft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(Long.parseLong(known.get()))
                                : make(draft, call, editor));
    }

    private Uni<Synonym> make(Synonym.Draft draft, Idempotency.Call call, Editor editor) {
        return editing(transaction ->
                rules.check(transaction, draft, 0)
                        .chain(() ->
                                transaction
                                        .preparedQuery(INSERT)
                                        .execute(
                                                Tuple.of(
                                                        draft.said().strip(),
                                                        draft.meant().strip(),
                                                        draft.bothWays(),
                                                        draft.enabled())))
                        .map(rows -> Synonym.of(rows.iterator().next()))
                        .call(made -> misses.settle(transaction, made.said()))
                        .call(made -> idempotency.keep(transaction, call, Long.toString(made.id())))
                        .call(made ->
                                audit.append(transaction, deed("add synonym", made, editor))));
    }

    /**
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<Synonym> revise(long id, Synonym.Draft draft, Optional<String> ifMatch, Editor editor) {
        return editing(transaction ->
                locked(transaction, id, ifMatch)
                        .call(() -> rules.check(transaction, draft, id))
                        .chain(old ->
                                transaction
                                        .preparedQuery(UPDATE)
                                        .execute(
                                                Tuple.of(
                                                        draft.said().strip(),
                                                        draft.meant().strip(),
                                                        draft.bothWays(),
                                                        draft.enabled(),
                                                        id))
                                        .map(rows -> Synonym.of(rows.iterator().next()))
                                        .call(revised ->
                                                audit.append(
                                                        transaction,
                                                        deed("revise synonym", revised, editor)
                                                                .from(old.content())))));
    }

    Uni<Void> remove(long id, Optional<String> ifMatch, Editor editor) {
        return editing(transaction ->
                        locked(transaction, id, ifMatch)
                                .call(() ->
                                        transaction
                                                .preparedQuery("DELETE FROM synonym WHERE id = $1")
                                                .execute(Tuple.of(id)))
                                .call(gone -> audit.append(transaction, removal(gone, editor))))
                .replaceWithVoid();
    }

    private Uni<Synonym> locked(SqlConnection transaction, long id, Optional<String> ifMatch) {
        return transaction
                .preparedQuery(BY_ID + " FOR UPDATE")
                .execute(Tuple.of(id))
                .map(rows -> existing(rows, id))
                .invoke(current -> IfMatch.require(ifMatch, current.version()));
    }

    /** Two who write the same at the same time: the second is told as if he came later. */
    private Uni<Synonym> editing(Function<SqlConnection, Uni<Synonym>> edit) {
        return database.withTransaction(edit)
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                SynonymProblem.SYNONYM_EXISTS,
                                "Somebody has just added the same; read the list again."));
    }

    private static AuditTrail.Deed deed(String action, Synonym synonym, Editor editor) {
        return deed(action, synonym, synonym.content(), editor);
    }

    private static AuditTrail.Deed removal(Synonym gone, Editor editor) {
        return deed("remove synonym", gone, new JsonObject(), editor).from(gone.content());
    }

    private static AuditTrail.Deed deed(
            String action, Synonym synonym, JsonObject after, Editor editor) {
        return editor.deed(action, "synonym", synonym.id(), after);
    }

    private static Synonym existing(RowSet<Row> rows, long id) {
        return rows.stream()
                .findFirst()
                .map(Synonym::of)
                .orElseThrow(() ->
                        new Problem(
                                SynonymProblem.SYNONYM_NOT_FOUND, "No synonym has the id %s.", id));
    }
}
