package tn.shabou.api.vehicles.editing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;
import tn.shabou.api.slugs.FreeSlugs;
import tn.shabou.api.vehicles.editing.EditedVehicle.Draft;

/** The tree of cars; each change is written down with who made it. */
@ApplicationScoped
class VehicleEditing {

    private static final String NAMESAKES =
            "SELECT count(*) FROM (%s) AS sisters WHERE fold_accents(name) = fold_accents($2) AND id <> $3";

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    VehicleEditing(Pool database, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * @param parent below which they stand; null for makes
     */
    Uni<List<EditedVehicle>> list(Level level, @Nullable Long parent) {
        return database.preparedQuery(level.selectBelow())
                .execute(Tuple.of(parent))
                .map(rows -> rows.stream().map(EditedVehicle::of).toList());
    }

    Uni<EditedVehicle> find(Level level, long id) {
        return find(database, level, id, "");
    }

    Uni<EditedVehicle> create(Level level, Draft draft, Idempotency.Call call, Editor editor) {
        VehicleRules.check(level, draft);
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(level, Long.parseLong(known.get()))
                                : writing(transaction ->
                                        create(transaction, level, draft, call, editor)));
    }

    private Uni<EditedVehicle> create(
            SqlConnection transaction,
            Level level,
            Draft draft,
            Idempotency.Call call,
            Editor editor) {
        return address(transaction, level, draft)
                .call(() -> requireNew(transaction, level, draft, 0))
                .chain(name -> FreeSlugs.find(transaction, level.slugs(), name, 0))
                .chain(slug ->
                        transaction.preparedQuery(level.insert()).execute(row(level, draft, slug)))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(id -> idempotency.keep(transaction, call, Long.toString(id)))
                .chain(id -> find(transaction, level, id, ""))
                .call(made ->
                        audit.append(
                                transaction,
                                editor.deed(
                                        "create vehicle",
                                        level.table(),
                                        made.id(),
                                        made.content())));
    }

    /**
     * @param ifMatch the version that was read, as its ETag
     */
    Uni<EditedVehicle> revise(
            Level level, long id, Draft draft, Optional<String> ifMatch, Editor editor) {
        VehicleRules.check(level, draft);
        return writing(transaction ->
                find(transaction, level, id, " FOR UPDATE")
                        .invoke(old -> IfMatch.require(ifMatch, old.version()))
                        .call(() -> address(transaction, level, draft))
                        .call(() -> requireNew(transaction, level, draft, id))
                        .call(() ->
                                transaction
                                        .preparedQuery(level.update())
                                        .execute(row(level, draft, id)))
                        .chain(old -> revised(transaction, level, old, editor)));
    }

    private Uni<EditedVehicle> revised(
            SqlConnection transaction, Level level, EditedVehicle old, Editor editor) {
        return find(transaction, level, old.id(), "")
                .call(now ->
                        audit.append(
                                transaction,
                                editor.deed("edit vehicle", level.table(), old.id(), now.content())
                                        .from(old.content())));
    }

    /** Two who add the same at the same time: the second is told as if he came later. */
    private Uni<EditedVehicle> writing(Function<SqlConnection, Uni<EditedVehicle>> work) {
        return database.withTransaction(work)
                .onFailure(Violation::isDuplicate)
                .transform(failure ->
                        new Problem(
                                VehicleEditingProblem.CAR_EXISTS,
                                "Somebody has just added it; look at it first."));
    }

    /** Of what the address is made; fails with a problem when the parent does not exist. */
    private static Uni<String> address(SqlConnection transaction, Level level, Draft draft) {
        var name = draft.name().strip();
        return level.hasParent()
                ? transaction
                        .preparedQuery(
                                "SELECT slug FROM %s WHERE id = $1"
                                        .formatted(level.parent().table()))
                        .execute(Tuple.of(draft.parentId()))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> row.getString(0) + " " + name)
                                        .orElseThrow(() -> VehicleRules.noParent(level)))
                : Uni.createFrom().item(name);
    }

    /** Engines of one name differ in their codes; everything else is known by its name. */
    private static Uni<Void> requireNew(
            SqlConnection transaction, Level level, Draft draft, long id) {
        if (level == Level.ENGINES) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(NAMESAKES.formatted(level.selectBelow()))
                .execute(Tuple.of(draft.parentId(), draft.name().strip(), id))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) > 0) {
                        throw new Problem(
                                VehicleEditingProblem.CAR_EXISTS,
                                "One of the %s there is called \"%s\" already.",
                                level.path(),
                                draft.name().strip());
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<EditedVehicle> find(SqlClient client, Level level, long id, String lock) {
        return client.preparedQuery(level.select() + " WHERE id = $1" + lock)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(EditedVehicle::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                VehicleEditingProblem.CAR_NOT_FOUND,
                                                "None of the %s has the id %d.",
                                                level.path(),
                                                id)));
    }

    /**
     * @param second the slug of a new one, the id of another
     */
    private static Tuple row(Level level, Draft draft, Object second) {
        var row = Tuple.tuple().addString(draft.name().strip()).addValue(second);
        if (level.hasParent()) {
            row.addLong(draft.parentId());
        }
        level.facts().forEach(fact -> row.addValue(fact.of(draft)));
        return row;
    }
}
