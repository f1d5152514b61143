package tn.shabou.api.leads;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import tn.shabou.model.ShopTime;

/**
 * New leads in the order in which to look at them. Whoever only ever sees what has a high score
 * never learns that a low one was wrong; so the database draws one lead in ten each day ({@code
 * is_explored}), every tenth place is theirs, and a decision about them says so.
 */
@ApplicationScoped
class LeadQueue {

    /** Takes $1 the day and $2 how many. */
    private static final String FIRST =
            """
            WITH best AS (
                SELECT id, false AS explored, row_number() OVER (ORDER BY score DESC, id) AS n
                  FROM (SELECT id, score FROM lead WHERE state = 'NEW' AND merged_into IS NULL AND NOT is_explored(id, $1)
                         ORDER BY score DESC, id LIMIT $2) AS high
            ), drawn AS (
                SELECT id, true AS explored, row_number() OVER (ORDER BY lot, id) AS n
                  FROM (SELECT id, hashtextextended(id::text, -($1::date - date '2026-01-01')) AS lot FROM lead
                         WHERE state = 'NEW' AND merged_into IS NULL AND is_explored(id, $1)
                         ORDER BY lot, id LIMIT $2) AS low
            ), queue AS (
                SELECT id, explored, n + (n - 1) / 9 AS place FROM best
                UNION ALL
                SELECT id, explored, n * 10 FROM drawn)
            SELECT %s, q.explored FROM queue q JOIN lead l ON l.id = q.id %s ORDER BY q.place, q.explored LIMIT $2
            """
                    .formatted(Leads.CARD, Leads.SAME_BUSINESS);

    private final Pool database;
    private final Clock clock;

    LeadQueue(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param explored whether it is shown in spite of its score
     */
    record Place(@JsonUnwrapped LeadCard lead, boolean explored) {}

    Uni<List<Place>> first(int limit) {
        return database.preparedQuery(FIRST)
                .execute(Tuple.of(ShopTime.today(clock), limit))
                .map(rows ->
                        rows.stream()
                                .map(row -> new Place(Leads.card(row), row.getBoolean("explored")))
                                .toList());
    }
}
