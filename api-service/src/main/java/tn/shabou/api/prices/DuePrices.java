package tn.shabou.api.prices;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.prices.ScheduledPrice.State;

/**
 * Brings scheduled prices about when they fall due, on whichever replica looks first, each in a
 * transaction of its own. What fell due while nobody looked is made good.
 */
@ApplicationScoped
class DuePrices {

    private static final Logger LOG = Logger.getLogger(DuePrices.class);
    private static final int MOST = 500;

    private static final String DUE =
            "SELECT id, product_id FROM scheduled_price WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2";

    /** Whoever is second waits for the product, and then finds that it is no longer due. */
    private static final String CLAIM =
            """
            SELECT s.*, u.email FROM scheduled_price s JOIN app_user u ON u.id = s.created_by
             WHERE s.id = $1 AND s.due_at <= $2 FOR UPDATE OF s
            """;

    private static final String SETTLE =
            """
            UPDATE scheduled_price
               SET state = $2, former_tnd = coalesce($3, former_tnd), note = $4,
                   started_at = CASE WHEN state = 'WAITING' AND $2 IN ('IN_FORCE', 'DONE') THEN $5 ELSE started_at END,
                   ended_at = CASE WHEN $2 = 'IN_FORCE' THEN NULL ELSE $5 END
             WHERE id = $1
            """;

    private final Pool database;
    private final Prices prices;
    private final AuditTrail audit;
    private final PriceConfig config;
    private final Clock clock;

    DuePrices(Pool database, Prices prices, AuditTrail audit, PriceConfig config, Clock clock) {
        this.database = database;
        this.prices = prices;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Does what is due; what fails is tried again the next time, and holds nothing else up. */
    @Scheduled(
            every = "${shabou.prices.look-every:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "scheduled prices")
    Uni<Void> look() {
        return Multi.createBy()
                .repeating()
                .uni(this::settleSome)
                .whilst(settled -> settled > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** How many of those that are due now could be settled. */
    private Uni<Integer> settleSome() {
        return database.preparedQuery(DUE)
                .execute(Tuple.of(now(), MOST))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(this::settle)
                .filter(isSettled -> isSettled)
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Boolean> settle(Row found) {
        var id = found.getUUID("id");
        return database.withTransaction(transaction ->
                        PricedProduct.lock(transaction, found.getLong("product_id"), config)
                                .chain(product -> settle(transaction, id, product)))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "scheduled price %s is due; will try again", id))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> settle(SqlConnection transaction, UUID id, PricedProduct product) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(id, now()))
                .chain(rows ->
                        rows.rowCount() == 0
                                ? Uni.createFrom().item(false)
                                : settle(transaction, rows.iterator().next(), product)
                                        .replaceWith(true));
    }

    /** What became of a price that was due. */
    private record Outcome(State state, @Nullable BigDecimal newPrice, @Nullable String note) {}

    private Uni<Void> settle(SqlConnection transaction, Row due, PricedProduct product) {
        var outcome =
                due.getString("state").equals(State.WAITING.name())
                        ? begin(due, product)
                        : end(due, product);
        return carryOut(transaction, due, product, outcome);
    }

    private Outcome begin(Row due, PricedProduct product) {
        var end = due.getOffsetDateTime("ends_at");
        var amount = due.getBigDecimal("amount_tnd");
        if (end != null && !end.isAfter(now())) {
            return new Outcome(State.MISSED, null, "It ended before the service was there again.");
        }
        var tooLow = Margin.tooLow(product, amount);
        if (tooLow.isPresent() && due.getString("override_reason") == null) {
            return new Outcome(State.REFUSED, null, tooLow.get().toString());
        }
        return new Outcome(end == null ? State.DONE : State.IN_FORCE, amount, null);
    }

    private static Outcome end(Row due, PricedProduct product) {
        return product.price().compareTo(due.getBigDecimal("amount_tnd")) == 0
                ? new Outcome(State.DONE, due.getBigDecimal("former_tnd"), null)
                : new Outcome(
                        State.DONE, null, "Somebody changed the price meanwhile, and it stays.");
    }

    private Uni<Void> carryOut(
            SqlConnection transaction, Row due, PricedProduct product, Outcome outcome) {
        var begins = due.getString("state").equals(State.WAITING.name());
        return transaction
                .preparedQuery(SETTLE)
                .execute(
                        Tuple.of(
                                due.getUUID("id"),
                                outcome.state.name(),
                                begins ? product.price() : null,
                                outcome.note,
                                now()))
                .chain(() -> write(transaction, due, product, outcome))
                .chain(() -> note(transaction, due, product, outcome));
    }

    private Uni<Void> write(
            SqlConnection transaction, Row due, PricedProduct product, Outcome outcome) {
        var price = outcome.newPrice;
        if (price == null || price.compareTo(product.price()) == 0) {
            return Uni.createFrom().voidItem();
        }
        var reason = due.getString("reason");
        return prices.write(
                        transaction,
                        product.id(),
                        price,
                        due.getUUID("created_by"),
                        due.getString("state").equals(State.WAITING.name())
                                ? reason
                                : "end of: " + reason)
                .replaceWithVoid();
    }

    private Uni<Void> note(
            SqlConnection transaction, Row due, PricedProduct product, Outcome outcome) {
        var price = Objects.requireNonNullElse(outcome.newPrice, product.price());
        var after =
                Prices.price(price)
                        .put("scheduledPrice", due.getUUID("id").toString())
                        .put("outcome", outcome.state.name());
        if (outcome.note != null) {
            after.put("note", outcome.note);
        }
        JsonObject before = Prices.price(product.price());
        return audit.append(
                transaction,
                new AuditTrail.Deed(
                                new Staff(due.getUUID("created_by"), due.getString("email")),
                                "bring about scheduled price",
                                "product",
                                Long.toString(product.id()),
                                after,
                                due.getString("trace_id"))
                        .from(before)
                        .because(due.getString("reason")));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
