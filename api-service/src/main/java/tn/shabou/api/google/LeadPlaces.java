package tn.shabou.api.google;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.http.Problem;

/** Which place of Google a lead is: the table {@code google_place}, which holds ids alone. */
@ApplicationScoped
class LeadPlaces {

    private static final String FIND =
            """
            SELECT l.name, l.city, l.latitude, l.longitude, g.place_id,
                   (SELECT min(id) FROM lead_source WHERE kind = 'GOOGLE_PLACES' AND enabled) AS source_id
              FROM lead l LEFT JOIN google_place g ON g.lead_id = l.id WHERE l.id = $1
            """;

    private static final String KEEP =
            """
            INSERT INTO google_place (place_id, first_seen_at, last_seen_at)
            SELECT id, $2, $2 FROM unnest($1::text[]) AS id ORDER BY id
            ON CONFLICT (place_id) DO UPDATE
               SET last_seen_at = greatest(google_place.last_seen_at, excluded.last_seen_at), obsolete_at = NULL
            """;

    private static final String OBSOLETE =
            "UPDATE google_place SET obsolete_at = $2 WHERE place_id = $1 AND obsolete_at IS NULL";

    private static final String RELEASE =
            """
            UPDATE google_place SET lead_id = NULL, chosen_by = NULL, chosen_at = NULL WHERE lead_id = $1
            """;

    private static final String CHOOSE =
            """
            INSERT INTO google_place (place_id, lead_id, chosen_by, chosen_at, first_seen_at, last_seen_at)
            VALUES ($2, $1, $3, $4, $4, $4)
            ON CONFLICT (place_id) DO UPDATE SET lead_id = $1, chosen_by = $3, chosen_at = $4, last_seen_at = $4
             WHERE google_place.lead_id IS NULL
            """;

    private static final String SWITCH_OFF = "SELECT switch_source_off($1, $2, $3)";

    private final Pool database;
    private final AuditTrail audit;
    private final Clock clock;

    LeadPlaces(Pool database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What of a lead Google is asked with. */
    record Subject(
            String name,
            @Nullable String city,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String placeId,
            @Nullable Long sourceId) {}

    Uni<Optional<Subject>> find(UUID lead) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(lead))
                .map(rows -> rows.stream().findFirst().map(LeadPlaces::subject));
    }

    Uni<Void> keep(List<String> ids) {
        return database.preparedQuery(KEEP)
                .execute(Tuple.of(ids.toArray(String[]::new), now()))
                .replaceWithVoid();
    }

    Uni<Void> isObsolete(String placeId) {
        return database.preparedQuery(OBSOLETE).execute(Tuple.of(placeId, now())).replaceWithVoid();
    }

    Uni<Void> switchOff(long source, String reason) {
        return database.preparedQuery(SWITCH_OFF)
                .execute(Tuple.of(source, reason, now()))
                .replaceWithVoid();
    }

    /** Says which place a lead is, instead of what was said before; empty for none. */
    Uni<Void> choose(UUID lead, Optional<String> placeId, Staff staff, String traceId) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(RELEASE)
                        .execute(Tuple.of(lead))
                        .chain(() ->
                                placeId.map(id -> choose(transaction, lead, id, staff))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                        .chain(() ->
                                audit.append(
                                        transaction,
                                        new Deed(
                                                staff,
                                                "choose place of lead",
                                                "lead",
                                                lead.toString(),
                                                new JsonObject()
                                                        .put("placeId", placeId.orElse(null)),
                                                traceId))));
    }

    private Uni<Void> choose(SqlConnection transaction, UUID lead, String placeId, Staff staff) {
        return transaction
                .preparedQuery(CHOOSE)
                .execute(Tuple.of(lead, placeId, staff.id(), now()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Problem(
                                GoogleProblem.GOOGLE_PLACE_TAKEN,
                                "Somebody said that it is another lead. If both are one, put them together.");
                    }
                })
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Subject subject(Row row) {
        return new Subject(
                row.getString("name"),
                row.getString("city"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getString("place_id"),
                row.getLong("source_id"));
    }
}
