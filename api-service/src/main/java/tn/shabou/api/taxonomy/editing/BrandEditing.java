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
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.slugs.FreeSlugs;

/** The brands; each change is written down with who made it. */
@ApplicationScoped
class BrandEditing {

    private static final String ENTITY = "brand";

    private static final String NAMED =
            "FROM brand b WHERE ($1::text IS NULL OR position(fold_accents($1) IN fold_accents(b.name)) > 0)";

    /** $2 and $3 the pair after which the page begins or null, $4 one more than the page holds. */
    private static final String LIST =
            """
            SELECT %1$s, (SELECT count(*) FROM (SELECT %2$s LIMIT %3$d) AS bounded) AS total %2$s
               AND ($2::text IS NULL OR (b.name, b.id) > ($2, $3::bigint))
             ORDER BY b.name, b.id LIMIT $4
            """
                    .formatted(EditedBrand.COLUMNS, NAMED, Page.Total.BOUND + 1);

    private static final String BY_ID =
            "SELECT %s FROM brand b WHERE b.id = $1".formatted(EditedBrand.COLUMNS);

    private static final String NAMESAKES =
            "SELECT count(*) FROM brand WHERE fold_accents(name) = fold_accents($1) AND id <> $2";

    private static final String INSERT =
            "INSERT INTO brand (name, slug, country) VALUES ($1, $2, $3) RETURNING id";

    private static final String UPDATE =
            "UPDATE brand SET name = $1, slug = $2, country = $3, version = version + 1 WHERE id = $4";

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Cursors cursors;

    BrandEditing(Pool database, Idempotency idempotency, AuditTrail audit, Cursors cursors) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
        this.cursors = cursors;
    }

    /**
     * @param text a part of the name, however written
     */
    Uni<Page<EditedBrand>> list(Optional<String> text, Paging paging) {
        var list = "brands\n" + text.orElse("");
        var after = cursors.after(list, paging);
        var parameters =
                Tuple.of(
                        text.orElse(null),
                        after.map(keys -> keys.get(0)).orElse(null),
                        after.map(keys -> Long.valueOf(keys.get(1))).orElse(null),
                        paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows ->
                        cursors.page(
                                list,
                                rows.stream().map(EditedBrand::of).toList(),
                                paging.limit(),
                                Page.Total.bounded(rows),
                                last -> List.of(last.name(), Long.toString(last.id()))));
    }

    Uni<EditedBrand> find(long id) {
        return find(database, BY_ID, id);
    }

    Uni<EditedBrand> create(EditedBrand.Draft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(Long.parseLong(known.get()))
                                : writing(transaction -> create(transaction, draft, call, editor)));
    }

    private Uni<EditedBrand> create(
            SqlConnection transaction,
            EditedBrand.Draft draft,
            Idempotency.Call call,
            Editor editor) {
        return slug(transaction, draft, 0)
                .chain(slug ->
                        transaction
                                .preparedQuery(INSERT)
                                .execute(Tuple.of(draft.name().strip(), slug, draft.country())))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(id -> idempotency.keep(transaction, call, Long.toString(id)))
                .chain(id -> find(transaction, BY_ID, id))
                .call(made ->
                        audit.append(
                                transaction,
                                editor.deed("create brand", ENTITY, made.id(), made.content())));
    }

    /**
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<EditedBrand> revise(
            long id, EditedBrand.Draft draft, Optional<String> ifMatch, Editor editor) {
        return writing(transaction ->
                lock(transaction, id, ifMatch)
                        .chain(old ->
                                (old.name().equals(draft.name().strip())
                                                ? Uni.createFrom().item(old.slug())
                                                : slug(transaction, draft, id))
                                        .chain(slug ->
                                                transaction
                                                        .preparedQuery(UPDATE)
                                                        .execute(
                                                                Tuple.of(
                                                                        draft.name().strip(),
                                                                        slug,
                                                                        draft.country(),
                                                                        id)))
                                        .chain(() -> find(transaction, BY_ID, id))
                                        .call(now ->
                                                audit.append(
                                                        transaction,
                                                        editor.deed(
                                                                        "edit brand",
                                                                        ENTITY,
                                                                        id,
                                                                        now.content())
                                                                .from(old.content())))));
    }

    /** All products of {@code id} belong to {@code into} then, and its addresses lead there. */
    Uni<EditedBrand> merge(long id, long into, Optional<String> ifMatch, Editor editor) {
        if (id == into) {
            throw new Problem(TaxonomyProblem.BRAND_MERGE_REFUSED, "Both are the same brand.");
        }
        return database.withTransaction(transaction ->
                lock(transaction, id, ifMatch)
                        .call(() -> find(transaction, BY_ID + " FOR UPDATE", into))
                        .chain(gone ->
                                transaction
                                        .preparedQuery("SELECT merge_brand($1, $2)")
                                        .execute(Tuple.of(id, into))
                                        .map(rows -> rows.iterator().next().getLong(0))
                                        .chain(moved ->
                                                audit.append(
                                                        transaction,
                                                        editor.deed(
                                                                        "merge brand",
                                                                        ENTITY,
                                                                        id,
                                                                        new JsonObject()
                                                                                .put("into", into)
                                                                                .put(
                                                                                        "products",
                                                                                        moved))
                                                                .from(gone.content()))))
                        .chain(() -> find(transaction, BY_ID, into)));
    }

    Uni<Void> remove(long id, Optional<String> ifMatch, Editor editor) {
        return database.withTransaction(transaction ->
                        lock(transaction, id, ifMatch)
                                .call(() ->
                                        transaction
                                                .preparedQuery("DELETE FROM brand WHERE id = $1")
                                                .execute(Tuple.of(id)))
                                .chain(gone ->
                                        audit.append(
                                                transaction,
                                                editor.deed(
                                                        "remove brand",
                                                        ENTITY,
                                                        id,
                                                        gone.content()))))
                .onFailure(Violation::isInUse)
                .transform(failure ->
                        new Problem(
                                TaxonomyProblem.BRAND_IN_USE,
                                "Give its products another brand, or merge it into one."));
    }

    /** Two who give the same name at the same time: the second is told as if he came later. */
    private Uni<EditedBrand> writing(Function<SqlConnection, Uni<EditedBrand>> work) {
        return database.withTransaction(work)
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                TaxonomyProblem.BRAND_EXISTS,
                                "Somebody has just given another brand this name; look at it first."));
    }

    private static Uni<String> slug(SqlConnection transaction, EditedBrand.Draft draft, long id) {
        return transaction
                .preparedQuery(NAMESAKES)
                .execute(Tuple.of(draft.name().strip(), id))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) > 0) {
                        throw new Problem(
                                TaxonomyProblem.BRAND_EXISTS,
                                "A brand is called \"%s\" already; merge the two if they are the same.",
                                draft.name().strip());
                    }
                })
                .chain(() -> FreeSlugs.find(transaction, FreeSlugs.Kind.BRAND, draft.name(), id));
    }

    private static Uni<EditedBrand> lock(
            SqlConnection transaction, long id, Optional<String> ifMatch) {
        return find(transaction, BY_ID + " FOR UPDATE", id)
                .invoke(brand -> IfMatch.require(ifMatch, brand.version()));
    }

    private static Uni<EditedBrand> find(SqlClient client, String sql, long id) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(EditedBrand::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                TaxonomyProblem.BRAND_NOT_FOUND,
                                                "No brand has the id %s.",
                                                id)));
    }
}
