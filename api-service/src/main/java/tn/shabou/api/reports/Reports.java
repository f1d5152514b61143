package tn.shabou.api.reports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Problem;

/** The reports that are kept: table {@code weekly_report}. */
@ApplicationScoped
class Reports {

    private static final String LIST =
            """
            SELECT monday, created_at, (facts->>'newLeads')::bigint AS leads, jsonb_array_length(facts->'priceMoves') AS moves
              FROM weekly_report ORDER BY monday DESC LIMIT 200
            """;

    private static final String FIND = "SELECT facts FROM weekly_report WHERE monday = $1";

    private final Pool database;
    private final JsonColumn json;

    Reports(Pool database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    /**
     * @param priceMoves how many it tells of
     */
    record Card(LocalDate monday, Instant createdAt, long newLeads, int priceMoves) {}

    /** The latest first; four years of them. */
    Uni<List<Card>> list() {
        return database.query(LIST)
                .execute()
                .map(rows ->
                        rows.stream()
                                .map(row ->
                                        new Card(
                                                row.getLocalDate("monday"),
                                                row.getOffsetDateTime("created_at").toInstant(),
                                                row.getLong("leads"),
                                                row.getInteger("moves")))
                                .toList());
    }

    Uni<WeekFacts> find(LocalDate monday) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(monday))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> facts(row.getJsonObject("facts")))
                                .orElseThrow(() ->
                                        new Problem(
                                                ReportProblem.REPORT_NOT_FOUND,
                                                "No report was due on %s; see /api/admin/reports.",
                                                monday)));
    }

    private WeekFacts facts(JsonObject stored) {
        return json.object(stored, WeekFacts.class);
    }
}
