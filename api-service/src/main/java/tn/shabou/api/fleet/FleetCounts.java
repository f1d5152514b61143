package tn.shabou.api.fleet;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;

/** Cars by make, model and model year, as they were counted. A later count goes before. */
@ApplicationScoped
class FleetCounts {

    private static final String LIST =
            """
            SELECT c.id, k.name AS make, m.name AS model, c.first_year, c.last_year, c.cars, c.counted_on, c.source
              FROM fleet_count c
              LEFT JOIN vehicle_make k ON k.id = c.make_id
              LEFT JOIN vehicle_model m ON m.id = c.model_id
             ORDER BY k.name NULLS FIRST, m.name NULLS FIRST, c.counted_on DESC, c.first_year
             LIMIT 5000
            """;

    /** Makes and models by name or slug, in step with what was given. */
    private static final String FIND =
            """
            SELECT g.make = '' OR k.id IS NOT NULL AS knows_make, g.model = '' OR m.id IS NOT NULL AS knows_model,
                   k.id AS make_id, m.id AS model_id
              FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS g (make, model, place)
              LEFT JOIN LATERAL (SELECT id FROM vehicle_make WHERE lower(g.make) IN (lower(name), slug) ORDER BY id LIMIT 1) AS k ON true
              LEFT JOIN LATERAL (SELECT id FROM vehicle_model WHERE make_id = k.id AND lower(g.model) IN (lower(name), slug)
                                  ORDER BY id LIMIT 1) AS m ON true
             ORDER BY g.place
            """;

    private static final String STORE =
            """
            INSERT INTO fleet_count (make_id, model_id, first_year, last_year, cars, counted_on, source, created_by)
            SELECT g.*, $8 FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], $5::int[], $6::date[], $7::text[]) AS g
            ON CONFLICT ON CONSTRAINT fleet_count_once DO UPDATE
               SET last_year = excluded.last_year, cars = excluded.cars, source = excluded.source,
                   created_by = excluded.created_by, created_at = now()
            """;

    private static final String REMOVE =
            "DELETE FROM fleet_count WHERE id = $1 RETURNING first_year, last_year, cars, source";

    private final Pool database;
    private final AuditTrail audit;

    FleetCounts(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    private record Key(Long make, Long model, int firstYear, LocalDate countedOn) {}

    /** Of all cars first. */
    Uni<List<FleetCount>> list() {
        return database.query(LIST)
                .execute()
                .map(rows -> rows.stream().map(FleetCounts::count).toList());
    }

    /**
     * Takes the place of what was said of the same cars on the same day.
     *
     * @throws Problem through the Uni when a make or model is not known, or a line comes twice
     */
    Uni<Integer> store(List<FleetCount.Row> rows, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(FIND)
                        .execute(
                                Tuple.of(
                                        rows.stream()
                                                .map(FleetCount.Row::make)
                                                .toArray(String[]::new),
                                        rows.stream()
                                                .map(FleetCount.Row::model)
                                                .toArray(String[]::new)))
                        .invoke(found -> check(rows, found))
                        .chain(found ->
                                transaction
                                        .preparedQuery(STORE)
                                        .execute(columns(rows, found, editor)))
                        .chain(() ->
                                note(
                                        transaction,
                                        "count cars",
                                        "file",
                                        new JsonObject().put("rows", rows.size()),
                                        editor))
                        .replaceWith(rows.size()));
    }

    private static void check(List<FleetCount.Row> rows, RowSet<Row> found) {
        var faults = new ArrayList<Problem.Fault>();
        var seen = new HashSet<Key>();
        int place = 0;
        for (var known : found) {
            var row = rows.get(place++);
            if (!known.getBoolean("knows_make")) {
                faults.add(
                        FleetFile.at(row.line(), Wording.of("no make is called %s", row.make())));
            } else if (!known.getBoolean("knows_model")) {
                faults.add(
                        FleetFile.at(
                                row.line(),
                                Wording.of("%s has no model %s", row.make(), row.model())));
            } else if (!seen.add(
                    new Key(
                            known.getLong("make_id"),
                            known.getLong("model_id"),
                            row.firstYear(),
                            row.countedOn()))) {
                faults.add(
                        FleetFile.at(
                                row.line(), Wording.of("an earlier line speaks of the same cars")));
            }
        }
        if (!faults.isEmpty()) {
            throw FleetFile.refusal(faults);
        }
    }

    private static Tuple columns(List<FleetCount.Row> rows, RowSet<Row> found, Editor editor) {
        return Tuple.tuple()
                .addArrayOfLong(
                        found.stream().map(row -> row.getLong("make_id")).toArray(Long[]::new))
                .addArrayOfLong(
                        found.stream().map(row -> row.getLong("model_id")).toArray(Long[]::new))
                .addArrayOfInteger(
                        rows.stream().map(FleetCount.Row::firstYear).toArray(Integer[]::new))
                .addArrayOfInteger(
                        rows.stream().map(FleetCount.Row::lastYear).toArray(Integer[]::new))
                .addArrayOfInteger(rows.stream().map(FleetCount.Row::cars).toArray(Integer[]::new))
                .addArrayOfLocalDate(
                        rows.stream().map(FleetCount.Row::countedOn).toArray(LocalDate[]::new))
                .addArrayOfString(rows.stream().map(FleetCount.Row::source).toArray(String[]::new))
                .addUUID(editor.actor().id());
    }

    /**
     * @throws Problem through the Uni when there is none
     */
    Uni<Void> remove(long id, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(id))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new Problem(
                                                        FleetProblem.FLEET_COUNT_NOT_FOUND,
                                                        "No count of cars has the id %d.",
                                                        id)))
                        .chain(gone ->
                                note(
                                        transaction,
                                        "remove count of cars",
                                        Long.toString(id),
                                        gone.toJson(),
                                        editor)));
    }

    private Uni<Void> note(
            SqlConnection transaction, String action, String id, JsonObject after, Editor editor) {
        return audit.append(transaction, editor.deed(action, "fleet_count", id, after));
    }

    private static FleetCount count(Row row) {
        return new FleetCount(
                row.getLong("id"),
                row.getString("make"),
                row.getString("model"),
                row.getInteger("first_year"),
                row.getInteger("last_year"),
                row.getInteger("cars"),
                row.getLocalDate("counted_on"),
                row.getString("source"));
    }
}
