package tn.shabou.prospector.learning;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import tn.shabou.prospector.scoring.Decided;

/** What staff decided, as the score learns from it: table {@code lead_review}. */
final class Decisions {

    /**
     * Of each lead the latest decision that stands. A rejection speaks of the lead where it was of
     * the wrong type or of no interest; that it was a duplicate, has closed or is badly described
     * says nothing of what the shop wants.
     */
    private static final String STANDING =
            """
            WITH latest AS (
                SELECT DISTINCT ON (lead_id) id, lead_id, to_state, cause, features, model, score, decided_at
                  FROM lead_review ORDER BY lead_id, id DESC)
            SELECT decided_at, features, to_state <> 'REJECTED' AS accepted FROM latest
             WHERE features <> '{}' AND model IS NOT NULL
               AND (to_state IN ('CONTACTED', 'QUALIFIED', 'CONVERTED')
                    OR (to_state = 'REJECTED' AND cause IN ('WRONG_TYPE', 'NOT_INTERESTED')))
             ORDER BY decided_at, id
            """;

    /** How much the model that serves missed its latest decisions by, and the spread of that. */
    private static final String RECENT =
            """
            SELECT count(*)::int AS decisions, coalesce(avg(miss), 0)::float8 AS brier,
                   coalesce(stddev_samp(miss) / sqrt(count(*)), 0)::float8 AS error
              FROM (SELECT power(score / 100.0 - (to_state <> 'REJECTED')::int, 2) AS miss FROM lead_review r
                     WHERE model = $1 AND from_state = 'NEW' AND undoes IS NULL
                       AND NOT EXISTS (SELECT FROM lead_review u WHERE u.undoes = r.id)
                       AND (to_state <> 'REJECTED' OR cause IN ('WRONG_TYPE', 'NOT_INTERESTED'))
                     ORDER BY id DESC LIMIT $2) AS recent
            """;

    private static final String KEEP_RECORD =
            """
            INSERT INTO source_record (source_id, decided, bad)
            SELECT l.source_id, count(*), count(*) FILTER (WHERE r.cause = 'BAD_DATA')
              FROM (SELECT DISTINCT ON (lead_id) lead_id, cause FROM lead_review ORDER BY lead_id, id DESC) r
              JOIN lead l ON l.id = r.lead_id
             GROUP BY 1
            ON CONFLICT (source_id) DO UPDATE SET decided = excluded.decided, bad = excluded.bad
            """;

    private Decisions() {}

    /** Oldest first. */
    static Uni<List<Decided>> all(SqlConnection connection) {
        return connection
                .query(STANDING)
                .execute()
                .map(rows -> rows.stream().map(Decisions::decided).toList());
    }

    private static Decided decided(Row row) {
        return new Decided(
                row.get(OffsetDateTime.class, "decided_at").toInstant(),
                ModelJson.values(row.getJsonObject("features")),
                row.getBoolean("accepted"));
    }

    /**
     * @param brier mean square of what was missed by
     * @param error standard error of that
     */
    record Recent(int decisions, double brier, double error) {}

    static Uni<Recent> recent(SqlConnection connection, String version, int most) {
        return connection
                .preparedQuery(RECENT)
                .execute(Tuple.of(version, most))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Recent(
                                row.getInteger("decisions"),
                                row.getDouble("brier"),
                                row.getDouble("error")));
    }

    /** How often each source was found to have bad data. */
    static Uni<Void> keepRecord(SqlConnection connection) {
        return connection.query(KEEP_RECORD).execute().replaceWithVoid();
    }
}
