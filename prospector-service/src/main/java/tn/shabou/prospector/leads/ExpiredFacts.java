package tn.shabou.prospector.leads;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tn.shabou.prospector.crawl.Timestamps;

/**
 * Forgets what sources said so long ago that it may not be kept. A lead is what remains of its
 * evidence; one of which nothing remains, and which nobody has worked on, is forgotten as well.
 */
@ApplicationScoped
public class ExpiredFacts {

    private static final String FORGET =
            """
            DELETE FROM lead_evidence WHERE ctid IN (
                SELECT ctid FROM lead_evidence WHERE keep_until < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING lead_id
            """;

    private static final String FORGET_EMPTY =
            """
            DELETE FROM lead l
             WHERE l.id = ANY ($1::uuid[]) AND l.state = 'NEW' AND l.next_action IS NULL AND l.locked_fields = '{}'
               AND NOT EXISTS (SELECT FROM lead_evidence WHERE lead_id = l.id)
               AND NOT EXISTS (SELECT FROM offer WHERE lead_id = l.id)
               AND NOT EXISTS (SELECT FROM lead_review WHERE lead_id = l.id)
               AND NOT EXISTS (SELECT FROM lead_note WHERE lead_id = l.id)
               AND NOT EXISTS (SELECT FROM lead WHERE merged_into = l.id)
            """;

    private final Pool database;
    private final Leads leads;

    ExpiredFacts(Pool database, Leads leads) {
        this.database = database;
        this.leads = leads;
    }

    /**
     * @param most facts to be forgotten in one transaction
     * @return how many were
     */
    public Uni<Integer> forget(Instant now, int most) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(Timestamps.of(now), most))
                        .map(rows -> rows.stream().map(row -> row.getUUID("lead_id")).toList())
                        .call(forgotten ->
                                settle(
                                        transaction,
                                        forgotten.stream().distinct().sorted().toList()))
                        .map(List::size));
    }

    private Uni<Void> settle(SqlConnection transaction, List<UUID> touched) {
        return Multi.createFrom()
                .iterable(touched)
                .onItem()
                .transformToUniAndConcatenate(lead -> leads.sumUp(transaction, lead))
                .collect()
                .last()
                .chain(() ->
                        transaction
                                .preparedQuery(FORGET_EMPTY)
                                .execute(Tuple.of(touched.toArray(UUID[]::new))))
                .replaceWithVoid();
    }
}
