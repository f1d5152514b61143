package tn.shabou.api.sources;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;

/** The table {@code lead_source}, as staff see and change it. */
@ApplicationScoped
class Sources {

    private static final String LIST =
            """
            SELECT s.*, found.leads, found.last_seen_at, told.facts,
                   drift.drifts, i.release, i.places, i.written, i.fresh, i.changed, i.gone, i.note, i.started_at, i.finished_at
              FROM lead_source s
              CROSS JOIN LATERAL (SELECT count(*) AS leads, max(last_seen_at) AS last_seen_at
                                    FROM lead WHERE source_id = s.id) AS found
              CROSS JOIN LATERAL (SELECT count(*) AS facts FROM lead_evidence WHERE told_by = s.id) AS told
              CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.site, d.page, d.field), '[]') AS drifts
                                    FROM site_drift d WHERE d.source_id = s.id) AS drift
              LEFT JOIN LATERAL (SELECT * FROM place_import WHERE source_id = s.id ORDER BY id DESC LIMIT 1) AS i ON true
             WHERE $1::bigint IS NULL OR s.id = $1
             ORDER BY s.kind, s.name, s.id
            """;

    private static final String ADD =
            """
            INSERT INTO lead_source (kind, name, start_url, location, licence, attribution, terms_url, retention_days, adapter, enabled)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, false
             WHERE NOT EXISTS (SELECT FROM lead_source WHERE start_url = $3 OR (location = $4 AND kind = $1))
            ON CONFLICT (start_url) DO NOTHING
            RETURNING id
            """;

    private static final String LOCK =
            """
            SELECT s.*, s.adapter IS NULL OR EXISTS (SELECT FROM site_contract c WHERE c.adapter = s.adapter) AS has_contract
              FROM lead_source s WHERE s.id = $1 FOR UPDATE
            """;

    /** Who switches a source on again has seen why it was in trouble. */
    private static final String REVISE =
            """
            UPDATE lead_source
               SET enabled = $2, location = $3, retention_days = $4, terms_reviewed_on = $5,
                   terms_status = coalesce($6, terms_status), version = version + 1,
                   trouble = CASE WHEN $2 AND NOT enabled THEN NULL ELSE trouble END,
                   trouble_at = CASE WHEN $2 AND NOT enabled THEN NULL ELSE trouble_at END
             WHERE id = $1
            """;

    private final Pool database;
    private final AuditTrail audit;

    Sources(Pool database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    Uni<List<Source>> list() {
        return database.preparedQuery(LIST)
                .execute(Tuple.of(null))
                .map(rows -> rows.stream().map(Sources::source).toList());
    }

    Uni<Source> find(long id) {
        return find(database, id);
    }

    /** Adds a source that is switched off. */
    Uni<Source> add(Source.Draft draft, Editor editor) {
        check(draft);
        var row =
                Tuple.tuple()
                        .addString(draft.kind().name())
                        .addString(draft.name().strip())
                        .addString(draft.startUrl().orElse(null))
                        .addString(draft.location().orElse(null))
                        .addString(draft.licence())
                        .addString(draft.attribution().orElse(""))
                        .addString(draft.termsUrl().orElse(""))
                        .addInteger(draft.retentionDays())
                        .addString(draft.adapter().orElse(null));
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(ADD)
                        .execute(row)
                        .map(rows -> {
                            if (rows.size() == 0) {
                                throw new Problem(
                                        SourceProblem.SOURCE_EXISTS_ALREADY,
                                        "Another source has this address or this file; edit that one.");
                            }
                            return rows.iterator().next().getLong("id");
                        })
                        .call(id ->
                                audit.append(
                                        transaction,
                                        deed(
                                                editor,
                                                "add source",
                                                id,
                                                new JsonObject()
                                                        .put("kind", draft.kind().name())
                                                        .put("name", draft.name())
                                                        .put("licence", draft.licence()))))
                        .chain(id -> find(transaction, id)));
    }

    Uni<Source> revise(long id, Source.Revision revision, Optional<String> ifMatch, Editor editor) {
        return database.withTransaction(transaction ->
                lock(transaction, id)
                        .invoke(old -> IfMatch.require(ifMatch, old.getInteger("version")))
                        .invoke(old -> check(old, revision))
                        .call(() -> write(transaction, id, revision))
                        .call(old -> audit.append(transaction, revised(editor, id, old, revision)))
                        .chain(() -> find(transaction, id)));
    }

    private static Uni<Void> write(SqlConnection transaction, long id, Source.Revision revision) {
        var row =
                Tuple.of(
                        id,
                        revision.enabled(),
                        revision.location().orElse(null),
                        revision.retentionDays(),
                        revision.termsReviewedOn().orElse(null),
                        revision.termsStatus().map(TermsStatus::name).orElse(null));
        return transaction.preparedQuery(REVISE).execute(row).replaceWithVoid();
    }

    private static Uni<Row> lock(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> notFound(id)));
    }

    private static Uni<Source> find(SqlClient client, long id) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(Sources::source)
                                .orElseThrow(() -> notFound(id)));
    }

    private static Problem notFound(long id) {
        return new Problem(SourceProblem.SOURCE_NOT_FOUND, "No source has the id %d.", id);
    }

    private static void check(Source.Draft draft) {
        if (!draft.kind().isCrawled() && !draft.kind().isExtract()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE, "Only sites and extracts can be added.");
        }
        if (draft.kind().isCrawled()
                && !draft.startUrl().filter(Sources::isWebAddress).isPresent()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "A site needs in startUrl the address of a page, beginning with https:// or http://.");
        }
        if ((draft.kind() == SourceKind.MARKETPLACE) != draft.adapter().isPresent()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "A marketplace, and nothing else, needs in adapter how its pages are read.");
        }
        checkLocation(draft.kind(), draft.location());
    }

    private static TermsStatus termsStatus(Row old, Source.Revision revision) {
        return revision.termsStatus().orElse(TermsStatus.valueOf(old.getString("terms_status")));
    }

    private static void check(Row old, Source.Revision revision) {
        var kind = kind(old);
        checkLocation(kind, revision.location());
        if (revision.enabled()) {
            SourceTerms.check(old, kind, termsStatus(old, revision));
        }
        if (revision.enabled()
                && kind == SourceKind.GOOGLE_PLACES
                && revision.termsReviewedOn().isEmpty()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "Read the terms of Google first, and say in termsReviewedOn when you did.");
        }
    }

    private static void checkLocation(SourceKind kind, Optional<String> location) {
        if (kind.isExtract() != location.isPresent()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "An extract, and nothing else, needs in location the name of its file.");
        }
        if (location.filter(name -> name.contains("..") || name.startsWith("/")).isPresent()) {
            throw new Problem(
                    SourceProblem.SOURCE_NOT_USABLE,
                    "The file must be in the folder of extracts: name it without a way to elsewhere.");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return text.matches("https?://.+") && address.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Deed revised(Editor editor, long id, Row old, Source.Revision revision) {
        var before =
                content(
                        old.getBoolean("enabled"),
                        old.getString("location"),
                        old.getInteger("retention_days"),
                        old.getLocalDate("terms_reviewed_on"),
                        TermsStatus.valueOf(old.getString("terms_status")));
        var after =
                content(
                        revision.enabled(),
                        revision.location().orElse(null),
                        revision.retentionDays(),
                        revision.termsReviewedOn().orElse(null),
                        termsStatus(old, revision));
        return deed(editor, "edit source", id, after).from(before);
    }

    private static JsonObject content(
            boolean enabled,
            @Nullable String location,
            int retentionDays,
            @Nullable LocalDate termsReviewedOn,
            TermsStatus termsStatus) {
        return new JsonObject()
                .put("enabled", enabled)
                .put("location", location)
                .put("retentionDays", retentionDays)
                .put("termsReviewedOn", termsReviewedOn == null ? null : termsReviewedOn.toString())
                .put("termsStatus", termsStatus.name());
    }

    private static Deed deed(Editor editor, String action, long id, JsonObject after) {
        return editor.deed(action, "lead_source", id, after);
    }

    private static SourceKind kind(Row row) {
        return SourceKind.valueOf(row.getString("kind"));
    }

    private static Source source(Row row) {
        return new Source(
                row.getLong("id"),
                kind(row),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getString("start_url"),
                row.getString("location"),
                row.getString("licence"),
                row.getString("licence_url"),
                row.getString("attribution"),
                row.getInteger("retention_days"),
                row.getString("terms_url"),
                row.getLocalDate("terms_reviewed_on"),
                TermsStatus.valueOf(row.getString("terms_status")),
                row.getString("adapter"),
                row.getString("trouble"),
                instant(row, "trouble_at"),
                row.getLong("leads"),
                row.getLong("facts"),
                instant(row, "last_seen_at"),
                row.getString("release") == null ? null : lastImport(row),
                drifts(row.getJsonArray("drifts")),
                row.getInteger("version"));
    }

    private static List<Source.Drift> drifts(JsonArray rows) {
        return rows.stream()
                .map(JsonObject.class::cast)
                .map(drift ->
                        new Source.Drift(
                                drift.getString("site"),
                                drift.getString("page"),
                                drift.getString("field"),
                                drift.getDouble("expected"),
                                drift.getDouble("seen"),
                                OffsetDateTime.parse(drift.getString("since")).toInstant()))
                .toList();
    }

    private static Source.Import lastImport(Row row) {
        return new Source.Import(
                row.getString("release"),
                row.getInteger("places"),
                row.getInteger("written"),
                row.getInteger("fresh"),
                row.getInteger("changed"),
                row.getInteger("gone"),
                row.getString("note"),
                row.getOffsetDateTime("started_at").toInstant(),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
