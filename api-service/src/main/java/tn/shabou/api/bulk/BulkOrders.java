package tn.shabou.api.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.assortment.Assortment;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** Takes bulk edits in, and refuses what cannot be meant. */
@ApplicationScoped
class BulkOrders {

    private static final String KNOWN =
            """
            SELECT $1::text IS NULL OR EXISTS (SELECT FROM brand WHERE slug = $1) AS brand,
                   $2::text IS NULL OR EXISTS (SELECT FROM category WHERE slug = $2) AS category
            """;

    private static final String CREATE =
            """
            INSERT INTO bulk_edit (id, selection, changes, reason, override_reason, total, created_at, created_by)
            VALUES ($1, $2::text::jsonb, $3::text::jsonb, $4, $5, $6, $7, $8)
            """;

    private final Pool database;
    private final Assortment assortment;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final BulkConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    BulkOrders(
            Pool database,
            Assortment assortment,
            Idempotency idempotency,
            AuditTrail audit,
            BulkConfig config,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.assortment = assortment;
        this.idempotency = idempotency;
        this.audit = audit;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Who asks.
     *
     * @param mayOverride whether prices below what the margin allows, too
     * @param call keeps it from being done twice
     */
    record Asker(Staff staff, boolean mayOverride, String traceId, Idempotency.Call call) {}

    /**
     * @return the id of the bulk edit, whose preview is still to be made
     * @throws Problem through the Uni when it cannot be made
     */
    Uni<UUID> place(BulkOrder order, Asker asker) {
        order.require();
        if (order.overrideReason().isPresent() && !asker.mayOverride) {
            throw new Problem(
                    HttpProblem.FORBIDDEN,
                    "Only an administrator may sell below what the margin allows; leave overrideReason out.");
        }
        return idempotency
                .find(asker.call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom().item(UUID.fromString(known.get()))
                                : requireKnown(order.changes())
                                        .chain(() -> count(order))
                                        .chain(total ->
                                                database.withTransaction(transaction ->
                                                        create(transaction, order, total, asker))));
    }

    private Uni<Void> requireKnown(BulkChanges changes) {
        return database.preparedQuery(KNOWN)
                .execute(Tuple.of(changes.brand().orElse(null), changes.category().orElse(null)))
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    var faults = new ArrayList<Problem.Fault>();
                    if (!row.getBoolean("brand")) {
                        faults.add(new Problem.Fault("changes.brand", "no brand has this slug"));
                    }
                    if (!row.getBoolean("category")) {
                        faults.add(
                                new Problem.Fault("changes.category", "no category has this slug"));
                    }
                    BulkOrder.refuse(faults);
                })
                .replaceWithVoid();
    }

    private Uni<Integer> count(BulkOrder order) {
        return order.filter()
                .map(filter -> assortment.count(database, filter))
                .orElseGet(() ->
                        Uni.createFrom()
                                .item((long) new HashSet<>(order.ids().orElseThrow()).size()))
                .invoke(this::requireFew)
                .map(Math::toIntExact);
    }

    private void requireFew(long products) {
        if (products > config.most()) {
            throw new Problem(
                    BulkProblem.BULK_EDIT_TOO_LARGE,
                    "The filter means %d products, and %d may be changed at once; narrow it.",
                    products,
                    config.most());
        }
    }

    private Uni<UUID> create(SqlConnection transaction, BulkOrder order, int total, Asker asker) {
        var id = UUID.randomUUID();
        var changes = text(order.changes());
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addString(text(new Selection(order.filter(), order.ids())))
                        .addString(changes)
                        .addString(order.reason())
                        .addString(order.overrideReason().orElse(null))
                        .addInteger(total)
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addUUID(asker.staff.id());
        var told = new JsonObject().put("changes", new JsonObject(changes)).put("products", total);
        order.overrideReason().ifPresent(why -> told.put("overrideReason", why));
        return transaction
                .preparedQuery(CREATE)
                .execute(row)
                .chain(() -> idempotency.keep(transaction, asker.call, id.toString()))
                .chain(() ->
                        audit.append(
                                transaction,
                                new AuditTrail.Deed(
                                                asker.staff,
                                                "preview bulk edit",
                                                BulkJobs.KIND.jobs(),
                                                id.toString(),
                                                told,
                                                asker.traceId)
                                        .because(order.reason())))
                .replaceWith(id);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
