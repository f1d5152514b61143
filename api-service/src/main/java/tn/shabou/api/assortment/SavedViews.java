package tn.shabou.api.assortment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The views that staff saved: everybody's own, and those that are shared. */
@ApplicationScoped
class SavedViews {

    private static final String SEEN =
            """
            SELECT v.id, v.name, v.filter::text AS filter, v.sort, v.columns, v.shared, v.version, v.updated_at,
                   u.full_name AS owner, v.owner_id = $1 AS mine
              FROM assortment_view v JOIN app_user u ON u.id = v.owner_id
             WHERE (v.shared OR v.owner_id = $1)
            """;

    private static final String LIST = SEEN + " ORDER BY mine DESC, v.name, v.id";

    private static final String BY_ID = SEEN + " AND v.id = $2";

    private static final String INSERT =
            """
            INSERT INTO assortment_view (owner_id, name, filter, sort, columns, shared, updated_at)
            VALUES ($1, $2, $3::text::jsonb, $4, $5, $6, $7) RETURNING id
            """;

    private static final String UPDATE =
            """
            UPDATE assortment_view SET name = $2, filter = $3::text::jsonb, sort = $4, columns = $5, shared = $6,
                   updated_at = $7, version = version + 1
             WHERE owner_id = $1 AND id = $8
            """;

    private final Pool database;
    private final Assortment assortment;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    SavedViews(
            Pool database,
            Assortment assortment,
            Idempotency idempotency,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.assortment = assortment;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    Uni<List<SavedView>> list(UUID reader) {
        return database.preparedQuery(LIST)
                .execute(Tuple.of(reader))
                .map(rows -> rows.stream().map(this::view).toList());
    }

    Uni<SavedView> find(UUID id, UUID reader) {
        return find(database, id, reader);
    }

    Uni<SavedView> save(SavedView.Draft draft, Idempotency.Call call, Editor editor) {
        var me = editor.actor().id();
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(UUID.fromString(known.get()), me)
                                : insert(draft, call, editor));
    }

    private Uni<SavedView> insert(SavedView.Draft draft, Idempotency.Call call, Editor editor) {
        var me = editor.actor().id();
        return writing(
                draft,
                transaction ->
                        transaction
                                .preparedQuery(INSERT)
                                .execute(row(draft, me))
                                .map(rows -> rows.iterator().next().getUUID(0))
                                .call(id -> idempotency.keep(transaction, call, id.toString()))
                                .chain(id -> find(transaction, id, me))
                                .call(made -> note(transaction, "save view", made, editor)));
    }

    /**
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<SavedView> revise(UUID id, SavedView.Draft draft, Optional<String> ifMatch, Editor editor) {
        var me = editor.actor().id();
        return writing(
                draft,
                transaction ->
                        own(transaction, id, ifMatch, me)
                                .call(() ->
                                        transaction
                                                .preparedQuery(UPDATE)
                                                .execute(row(draft, me).addUUID(id)))
                                .chain(() -> find(transaction, id, me))
                                .call(now -> note(transaction, "revise view", now, editor)));
    }

    Uni<Void> remove(UUID id, Optional<String> ifMatch, Editor editor) {
        return database.withTransaction(transaction ->
                        own(transaction, id, ifMatch, editor.actor().id())
                                .call(() ->
                                        transaction
                                                .preparedQuery(
                                                        "DELETE FROM assortment_view WHERE id = $1")
                                                .execute(Tuple.of(id)))
                                .call(gone -> note(transaction, "remove view", gone, editor)))
                .replaceWithVoid();
    }

    private Uni<SavedView> own(
            SqlConnection transaction, UUID id, Optional<String> ifMatch, UUID me) {
        return transaction
                .preparedQuery("SELECT id FROM assortment_view WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .chain(() -> find(transaction, id, me))
                .invoke(view -> {
                    if (!view.mine()) {
                        throw new Problem(
                                AssortmentProblem.VIEW_OF_ANOTHER,
                                "%s made it; save one of your own.",
                                view.owner());
                    }
                    IfMatch.require(ifMatch, view.version());
                });
    }

    private Uni<SavedView> find(SqlClient client, UUID id, UUID reader) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(reader, id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(this::view)
                                .orElseThrow(() ->
                                        new Problem(
                                                AssortmentProblem.VIEW_NOT_FOUND,
                                                "No view that you may see has the id %s.",
                                                id)));
    }

    /** What a view asks for has to make sense when it is saved. */
    private Uni<SavedView> writing(
            SavedView.Draft draft, Function<SqlConnection, Uni<SavedView>> work) {
        AssortmentSort.of(Optional.of(draft.sort()));
        return assortment
                .conditions(draft.filter())
                .chain(() -> database.withTransaction(work))
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                AssortmentProblem.VIEW_EXISTS,
                                "You have a view \"%s\" already.",
                                draft.name()));
    }

    private Uni<Void> note(SqlConnection transaction, String deed, SavedView view, Editor editor) {
        var after =
                new JsonObject()
                        .put("name", view.name())
                        .put("filter", new JsonObject(text(view.filter())))
                        .put("sort", view.sort())
                        .put("shared", view.shared());
        return audit.append(transaction, editor.deed(deed, "assortment_view", view.id(), after));
    }

    private Tuple row(SavedView.Draft draft, UUID owner) {
        return Tuple.tuple()
                .addUUID(owner)
                .addString(draft.name().strip())
                .addString(text(draft.filter()))
                .addString(draft.sort())
                .addArrayOfString(draft.columns().toArray(String[]::new))
                .addBoolean(draft.shared())
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private SavedView view(Row row) {
        try {
            return new SavedView(
                    row.getUUID("id"),
                    row.getString("name"),
                    json.readValue(row.getString("filter"), AssortmentFilter.class),
                    row.getString("sort"),
                    List.of(row.getArrayOfStrings("columns")),
                    row.getBoolean("shared"),
                    row.getString("owner"),
                    row.getBoolean("mine"),
                    row.getInteger("version"),
                    row.getOffsetDateTime("updated_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps an unreadable filter", e);
        }
    }

    private String text(AssortmentFilter filter) {
        try {
            return json.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
