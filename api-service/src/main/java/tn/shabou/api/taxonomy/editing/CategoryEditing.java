package tn.shabou.api.taxonomy.editing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.slugs.FreeSlugs;

/** The tree of part families; each change is written down with who made it. */
@ApplicationScoped
class CategoryEditing {

    private static final String ENTITY = "category";

    /** Two who move families at once could make a circle of two moves that are each right. */
    private static final String LOCK_TREE = "LOCK TABLE category IN SHARE ROW EXCLUSIVE MODE";

    private static final String ALL =
            "SELECT %s FROM category c ORDER BY c.parent_id NULLS FIRST, c.position, c.slug"
                    .formatted(EditedCategory.COLUMNS);

    private static final String BY_ID =
            "SELECT %s FROM category c WHERE c.id = $1".formatted(EditedCategory.COLUMNS);

    private static final String INSERT =
            """
            INSERT INTO category (parent_id, name_fr, name_ar, position, slug) VALUES ($1, $2, $3, $4, $5) RETURNING id
            """;

    private static final String UPDATE =
            """
            UPDATE category SET parent_id = $1, name_fr = $2, name_ar = $3, position = $4, slug = $5, version = version + 1
             WHERE id = $6
            """;

    private final Pool database;
    private final CategoryPlaces places;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    CategoryEditing(
            Pool database, CategoryPlaces places, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.places = places;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** The whole tree, sisters in their order. */
    Uni<List<EditedCategory>> list() {
        return database.query(ALL)
                .execute()
                .map(rows -> rows.stream().map(EditedCategory::of).toList());
    }

    Uni<EditedCategory> find(long id) {
        return find(database, id);
    }

    Uni<EditedCategory> create(EditedCategory.Draft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(Long.parseLong(known.get()))
                                : editing(transaction -> create(transaction, draft, call, editor)));
    }

    private Uni<EditedCategory> create(
            SqlConnection transaction,
            EditedCategory.Draft draft,
            Idempotency.Call call,
            Editor editor) {
        return places.check(transaction, 0, draft.parentId())
                .chain(() -> slug(transaction, draft, 0))
                .chain(slug -> transaction.preparedQuery(INSERT).execute(row(draft, slug)))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(id -> idempotency.keep(transaction, call, Long.toString(id)))
                .chain(id -> find(transaction, id))
                .call(made ->
                        audit.append(
                                transaction,
                                editor.deed("create category", ENTITY, made.id(), made.content())));
    }

    /** Renames or moves it, with all that is below. */
    Uni<EditedCategory> revise(
            long id, EditedCategory.Draft draft, Optional<String> ifMatch, Editor editor) {
        return editing(transaction ->
                versioned(transaction, id, ifMatch)
                        .call(() -> places.check(transaction, id, draft.parentId()))
                        .chain(old -> revise(transaction, old, draft, editor)));
    }

    private Uni<EditedCategory> revise(
            SqlConnection transaction,
            EditedCategory old,
            EditedCategory.Draft draft,
            Editor editor) {
        var slug =
                old.nameFr().equals(draft.nameFr().strip())
                        ? Uni.createFrom().item(old.slug())
                        : slug(transaction, draft, old.id());
        return slug.chain(address ->
                        transaction
                                .preparedQuery(UPDATE)
                                .execute(row(draft, address).addLong(old.id())))
                .chain(() -> find(transaction, old.id()))
                .call(now ->
                        audit.append(
                                transaction,
                                editor.deed("edit category", ENTITY, old.id(), now.content())
                                        .from(old.content())));
    }

    /** All that is in {@code id} is in {@code into} then, and its addresses lead there. */
    Uni<EditedCategory> merge(long id, long into, Optional<String> ifMatch, Editor editor) {
        return editing(transaction ->
                versioned(transaction, id, ifMatch)
                        .call(() -> find(transaction, into))
                        .call(() -> places.checkMerge(transaction, id, into))
                        .chain(gone ->
                                transaction
                                        .preparedQuery("SELECT merge_category($1, $2)")
                                        .execute(Tuple.of(id, into))
                                        .map(rows -> rows.iterator().next().getLong(0))
                                        .chain(moved ->
                                                audit.append(
                                                        transaction,
                                                        merged(gone, into, moved, editor))))
                        .chain(() -> find(transaction, into)));
    }

    private static AuditTrail.Deed merged(
            EditedCategory gone, long into, long moved, Editor editor) {
        var after = new JsonObject().put("into", into).put("products", moved);
        return editor.deed("merge category", ENTITY, gone.id(), after).from(gone.content());
    }

    Uni<Void> remove(long id, Optional<String> ifMatch, Editor editor) {
        return editing(transaction ->
                        versioned(transaction, id, ifMatch)
                                .call(() ->
                                        transaction
                                                .preparedQuery("DELETE FROM category WHERE id = $1")
                                                .execute(Tuple.of(id)))
                                .call(gone ->
                                        audit.append(
                                                transaction,
                                                editor.deed(
                                                        "remove category",
                                                        ENTITY,
                                                        id,
                                                        gone.content()))))
                .onFailure(Violation::isInUse)
                .transform(failure ->
                        new Problem(
                                TaxonomyProblem.CATEGORY_IN_USE,
                                "Move its products and the categories below it first, or merge it into another."))
                .replaceWithVoid();
    }

    private Uni<EditedCategory> editing(Function<SqlConnection, Uni<EditedCategory>> edit) {
        return database.withTransaction(transaction ->
                transaction.query(LOCK_TREE).execute().chain(() -> edit.apply(transaction)));
    }

    private static Uni<EditedCategory> versioned(
            SqlConnection transaction, long id, Optional<String> ifMatch) {
        return find(transaction, id)
                .invoke(category -> IfMatch.require(ifMatch, category.version()));
    }

    private static Uni<String> slug(
            SqlConnection transaction, EditedCategory.Draft draft, long id) {
        return FreeSlugs.find(transaction, FreeSlugs.Kind.CATEGORY, draft.nameFr(), id);
    }

    private static Tuple row(EditedCategory.Draft draft, String slug) {
        return Tuple.tuple()
                .addLong(draft.parentId())
                .addString(draft.nameFr().strip())
                .addString(draft.nameAr().strip())
                .addInteger(draft.position())
                .addString(slug);
    }

    private static Uni<EditedCategory> find(SqlClient client, long id) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(EditedCategory::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                TaxonomyProblem.CATEGORY_NOT_FOUND,
                                                "No category has the id %s.",
                                                id)));
    }
}
