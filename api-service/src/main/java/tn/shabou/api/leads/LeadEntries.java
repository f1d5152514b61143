package tn.shabou.api.leads;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.model.leads.LeadsEntered;
import tn.shabou.runs.Outbox;

/**
 * Leads as staff enter and edit them. What they set is evidence like any other, told by staff, and
 * locked: agents write past it.
 */
@ApplicationScoped
class LeadEntries {

    /** Staff tell the database that it is them; the agents never do. */
    private static final String AS_STAFF = "SELECT set_config('shabou.editor', 'staff', true)";

    /** The source of that kind, made when there is none. */
    private static final String SOURCE =
            """
            WITH known AS (SELECT min(id) AS id FROM lead_source WHERE kind = $1),
                 made AS (INSERT INTO lead_source (kind, name, licence, attribution, retention_days)
                          SELECT $1, $2, 'own', '', 3650 FROM known WHERE id IS NULL RETURNING id)
            SELECT coalesce((SELECT id FROM known), (SELECT id FROM made)) AS id
            """;

    private static final String ENTER =
            """
            INSERT INTO lead (id, kind, name, domain, website, phones, emails, address, city, governorate, latitude, longitude,
                              source_id, first_seen_at, last_seen_at, locked_fields)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, '{kind,name}')
            """;

    /** What differs from what it was is locked from now on. */
    private static final String EDIT =
            """
            UPDATE lead
               SET kind = $2, name = $3, domain = $4, website = $5, phones = $6, emails = $7, address = $8, city = $9,
                   governorate = $10, latitude = $11, longitude = $12, version = version + 1,
                   locked_fields = (
                       SELECT coalesce(array_agg(DISTINCT field ORDER BY field), '{}') FROM (
                           SELECT unnest(locked_fields) AS field
                           UNION SELECT 'kind' WHERE kind <> $2
                           UNION SELECT 'name' WHERE name <> $3
                           UNION SELECT unnest(ARRAY['domain', 'website']) WHERE website IS DISTINCT FROM $5
                           UNION SELECT 'phones' WHERE phones <> $6
                           UNION SELECT 'emails' WHERE emails <> $7
                           UNION SELECT 'address' WHERE address IS DISTINCT FROM $8
                           UNION SELECT 'city' WHERE city IS DISTINCT FROM $9
                           UNION SELECT 'governorate' WHERE governorate IS DISTINCT FROM $10
                           UNION SELECT unnest(ARRAY['latitude', 'longitude'])
                            WHERE latitude IS DISTINCT FROM $11 OR longitude IS DISTINCT FROM $12) AS locked)
             WHERE id = $1
            """;

    private static final String UNLOCK =
            "UPDATE lead SET locked_fields = '{}', version = version + 1 WHERE id = $1";

    private static final String FORGET =
            "DELETE FROM lead_evidence WHERE lead_id = $1 AND told_by = $2 AND method = 'staff'";

    /** A lead that staff alone know is what they said, locked or not. */
    private static final String FORGET_BESIDE_SOURCE =
            """
            DELETE FROM lead_evidence e USING lead l
             WHERE l.id = $1 AND e.lead_id = l.id AND e.method = 'staff' AND e.told_by <> l.source_id
            """;

    /** Of a lead that another source found, staff say what they locked and nothing else. */
    private static final String TELL =
            """
            INSERT INTO lead_evidence (lead_id, field, value, url, raw, method, confidence, observed_at, told_by)
            SELECT l.id, f.field, f.value, '', f.value, 'staff', 1, $4, $5
              FROM lead l, unnest($2::text[], $3::text[]) AS f (field, value)
             WHERE l.id = $1
               AND (l.source_id = $5
                    OR CASE f.field WHEN 'PHONE' THEN 'phones' WHEN 'EMAIL' THEN 'emails' ELSE lower(f.field) END
                       = ANY (l.locked_fields))
            ON CONFLICT (lead_id, field, value, url) DO UPDATE SET observed_at = excluded.observed_at
            """;

    private final Pool database;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;

    LeadEntries(
            Pool database, Outbox outbox, Idempotency idempotency, AuditTrail audit, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where an entry comes from. */
    enum Way {
        MANUAL("Saisie manuelle"),
        CSV_FILE("Fichiers importés");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /** Enters one lead; the same call again finds the lead that it made. */
    Uni<UUID> enter(LeadDraft draft, Idempotency.Call call, Editor editor) {
        var checked = draft.checked();
        return idempotency
                .find(call)
                .chain(known ->
                        known.map(id -> Uni.createFrom().item(UUID.fromString(id)))
                                .orElseGet(() ->
                                        database.withTransaction(transaction ->
                                                enterAll(transaction, List.of(checked), Way.MANUAL)
                                                        .map(List::getFirst)
                                                        .call(id ->
                                                                idempotency.keep(
                                                                        transaction,
                                                                        call,
                                                                        id.toString()))
                                                        .call(id ->
                                                                entered(
                                                                        transaction,
                                                                        id,
                                                                        checked,
                                                                        editor)))));
    }

    /**
     * Enters leads that were checked, in the transaction of what they come with; thousands of them
     * in a few seconds.
     */
    Uni<List<UUID>> enterAll(SqlConnection transaction, List<LeadDraft> drafts, Way way) {
        var entries =
                drafts.stream().map(draft -> new Entry(UUID.randomUUID(), draft, now())).toList();
        var ids = entries.stream().map(Entry::id).toList();
        return source(transaction, way)
                .call(source -> each(transaction, ENTER, entries, entry -> entry.row(source)))
                .call(source -> each(transaction, TELL, entries, entry -> entry.facts(source)))
                .call(() -> score(transaction, ids))
                .replaceWith(ids);
    }

    /** A lead that is not there yet. */
    private record Entry(UUID id, LeadDraft draft, OffsetDateTime at) {

        Tuple row(long source) {
            return LeadEntries.row(id, draft).addLong(source).addOffsetDateTime(at);
        }

        Tuple facts(long source) {
            return LeadEntries.facts(id, draft, source, at);
        }
    }

    private static Uni<Void> each(
            SqlConnection transaction,
            String statement,
            List<Entry> entries,
            Function<Entry, Tuple> row) {
        return transaction
                .preparedQuery(statement)
                .executeBatch(entries.stream().map(row).toList())
                .replaceWithVoid();
    }

    /**
     * @param ifMatch the version of the lead that was read
     */
    Uni<Void> edit(UUID lead, LeadDraft draft, Optional<String> ifMatch, Editor editor) {
        var checked = draft.checked();
        return database.withTransaction(transaction ->
                transaction
                        .query(AS_STAFF)
                        .execute()
                        .chain(() -> Standing.of(transaction, lead))
                        .invoke(old -> IfMatch.require(ifMatch, old.version()))
                        .chain(() -> transaction.preparedQuery(EDIT).execute(row(lead, checked)))
                        .chain(() -> source(transaction, Way.MANUAL))
                        .chain(source -> tell(transaction, lead, checked, source))
                        .chain(() -> score(transaction, List.of(lead)))
                        .chain(() ->
                                audit.append(
                                        transaction,
                                        deed(editor, "edit lead", lead, content(checked)))));
    }

    /** Gives the fields back to what the sources say, from the next time they say it. */
    Uni<Void> unlock(UUID lead, Editor editor) {
        return database.withTransaction(transaction ->
                Standing.of(transaction, lead)
                        .chain(() -> transaction.query(AS_STAFF).execute())
                        .chain(() -> transaction.preparedQuery(UNLOCK).execute(Tuple.of(lead)))
                        .chain(() ->
                                transaction
                                        .preparedQuery(FORGET_BESIDE_SOURCE)
                                        .execute(Tuple.of(lead)))
                        .chain(() -> score(transaction, List.of(lead)))
                        .chain(() ->
                                audit.append(
                                        transaction,
                                        deed(
                                                editor,
                                                "unlock lead",
                                                lead,
                                                new JsonObject().put("lockedFields", "")))));
    }

    private static Uni<Long> source(SqlConnection transaction, Way way) {
        return transaction
                .preparedQuery(SOURCE)
                .execute(Tuple.of(way.name(), way.title))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private Uni<Void> tell(SqlConnection transaction, UUID lead, LeadDraft draft, long source) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(lead, source))
                .chain(() ->
                        transaction.preparedQuery(TELL).execute(facts(lead, draft, source, now())))
                .replaceWithVoid();
    }

    private static Tuple facts(UUID lead, LeadDraft draft, long source, OffsetDateTime at) {
        var facts = LeadFacts.of(draft);
        return Tuple.of(
                lead,
                facts.fields().toArray(String[]::new),
                facts.values().toArray(String[]::new),
                at,
                source);
    }

    private Uni<Void> score(SqlConnection transaction, List<UUID> leads) {
        return outbox.put(
                transaction, LeadsEntered.STREAM, LeadsEntered.SCHEMA, new LeadsEntered(leads));
    }

    private Uni<Void> entered(
            SqlConnection transaction, UUID lead, LeadDraft draft, Editor editor) {
        return audit.append(transaction, deed(editor, "enter lead", lead, content(draft)));
    }

    private static Tuple row(UUID lead, LeadDraft draft) {
        return Tuple.tuple()
                .addUUID(lead)
                .addString(draft.kind().name())
                .addString(draft.name())
                .addString(draft.domain().orElse(null))
                .addString(draft.website().orElse(null))
                .addArrayOfString(draft.phones().orElse(List.of()).toArray(String[]::new))
                .addArrayOfString(draft.emails().orElse(List.of()).toArray(String[]::new))
                .addString(draft.address().orElse(null))
                .addString(draft.city().orElse(null))
                .addString(draft.governorate().orElse(null))
                .addDouble(draft.latitude().map(BigDecimal::doubleValue).orElse(null))
                .addDouble(draft.longitude().map(BigDecimal::doubleValue).orElse(null));
    }

    private static JsonObject content(LeadDraft draft) {
        return new JsonObject().put("kind", draft.kind().name()).put("name", draft.name());
    }

    private static Deed deed(Editor editor, String action, UUID lead, JsonObject after) {
        return editor.deed(action, "lead", lead, after);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
