package tn.shabou.api.calendar;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The days that staff announced. A wrong one is removed and announced anew. */
@ApplicationScoped
class AnnouncedDays {

    private static final long LONGEST = 120;

    private static final String LIST =
            "SELECT * FROM announced_day ORDER BY first_day DESC, id DESC LIMIT 1000";

    private static final String FIND = "SELECT * FROM announced_day WHERE id = $1";

    private static final String ADD =
            """
            INSERT INTO announced_day (occasion, year, first_day, last_day, source, created_by) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING RETURNING *
            """;

    private static final String REMOVE = "DELETE FROM announced_day WHERE id = $1 RETURNING *";

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    AnnouncedDays(Pool database, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** The latest first. */
    Uni<List<AnnouncedDay>> list() {
        return database.query(LIST)
                .execute()
                .map(rows -> rows.stream().map(AnnouncedDays::day).toList());
    }

    /**
     * @throws Problem through the Uni when the days cannot be, or others are announced for the same
     */
    Uni<AnnouncedDay> add(AnnouncedDay.Draft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(database, Long.parseLong(known.get()))
                                : database.withTransaction(transaction ->
                                        add(transaction, draft, editor)
                                                .call(made ->
                                                        idempotency.keep(
                                                                transaction,
                                                                call,
                                                                Long.toString(made.id())))
                                                .call(made ->
                                                        note(
                                                                transaction,
                                                                "announce days",
                                                                made.id(),
                                                                draft.json(),
                                                                editor))));
    }

    private static Uni<AnnouncedDay> add(
            SqlConnection transaction, AnnouncedDay.Draft draft, Editor editor) {
        var last = draft.last();
        long days = last.toEpochDay() - draft.firstDay().toEpochDay();
        if (days < 0 || days > LONGEST) {
            throw new Problem(
                    CalendarProblem.DAYS_IMPOSSIBLE,
                    "The last day must not be before the first, nor more than %d days after it.",
                    LONGEST);
        }
        int year =
                draft.occasion()
                        .year(draft.firstDay())
                        .orElseThrow(() ->
                                new Problem(
                                        CalendarProblem.DAYS_IMPOSSIBLE,
                                        "%s is more than three days away from where %s is computed.",
                                        draft.firstDay().toString(),
                                        draft.occasion().name()));
        return transaction
                .preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                draft.occasion().name(),
                                year,
                                draft.firstDay(),
                                last,
                                draft.source(),
                                editor.actor().id()))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(AnnouncedDays::day)
                                .orElseThrow(() ->
                                        new Problem(
                                                CalendarProblem.DAYS_ANNOUNCED_ALREADY,
                                                "Remove what is announced of it before you announce something else.")));
    }

    /**
     * @throws Problem through the Uni when there are none
     */
    Uni<Void> remove(long id, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(id))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(AnnouncedDays::day)
                                        .orElseThrow(() -> missing(id)))
                        .chain(gone ->
                                note(
                                        transaction,
                                        "withdraw days",
                                        id,
                                        new JsonObject()
                                                .put("occasion", gone.occasion().name())
                                                .put("firstDay", gone.firstDay().toString()),
                                        editor)));
    }

    private static Uni<AnnouncedDay> find(SqlClient client, long id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(AnnouncedDays::day)
                                .orElseThrow(() -> missing(id)));
    }

    private Uni<Void> note(
            SqlConnection transaction, String action, long id, JsonObject after, Editor editor) {
        return audit.append(transaction, editor.deed(action, "announced_day", id, after));
    }

    private static Problem missing(long id) {
        return new Problem(CalendarProblem.DAYS_NOT_FOUND, "No announced days have the id %d.", id);
    }

    private static AnnouncedDay day(Row row) {
        return new AnnouncedDay(
                row.getLong("id"),
                Occasion.valueOf(row.getString("occasion")),
                row.getInteger("year"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getString("source"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
