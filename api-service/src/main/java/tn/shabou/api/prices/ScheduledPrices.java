package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The prices to come of a product, and those that came. */
@ApplicationScoped
class ScheduledPrices {

    private static final String FROM =
            "SELECT %s%%s FROM scheduled_price s JOIN app_user u ON u.id = s.created_by "
                    .formatted(ScheduledPrice.COLUMNS);

    private static final String LIST =
            FROM.formatted(
                            ", (SELECT count(*) FROM (SELECT FROM scheduled_price WHERE product_id = $1 LIMIT %d) AS bounded) AS total"
                                    .formatted(Page.Total.BOUND + 1))
                    + """
                    WHERE s.product_id = $1 AND ($2::timestamptz IS NULL OR (s.effective_at, s.id) < ($2, $3))
                    ORDER BY s.effective_at DESC, s.id DESC LIMIT $4
                    """;

    private static final String BY_ID =
            FROM.formatted("") + "WHERE s.product_id = $1 AND s.id = $2";

    private static final String OVERLAPPING =
            """
            SELECT effective_at FROM scheduled_price
             WHERE product_id = $1 AND state IN ('WAITING', 'IN_FORCE')
               AND tstzrange(effective_at, coalesce(ends_at, effective_at), '[]')
                   && tstzrange($2, coalesce($3::timestamptz, $2), '[]')
             LIMIT 1
            """;

    private static final String ADD =
            """
            INSERT INTO scheduled_price (id, product_id, amount_tnd, reason, override_reason, effective_at, ends_at,
                                         created_at, created_by, trace_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    /** What is in force ends at once, when somebody next looks for what is due. */
    private static final String CANCEL =
            """
            UPDATE scheduled_price
               SET state = CASE state WHEN 'WAITING' THEN 'CANCELLED' ELSE state END,
                   ended_at = CASE state WHEN 'WAITING' THEN $3 ELSE ended_at END,
                   ends_at = CASE state WHEN 'IN_FORCE' THEN least(ends_at, greatest($3, effective_at + interval '1 millisecond'))
                                        ELSE ends_at END
             WHERE product_id = $1 AND id = $2 AND state IN ('WAITING', 'IN_FORCE')
            """;

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final PriceConfig config;
    private final Clock clock;

    ScheduledPrices(
            Pool database,
            Idempotency idempotency,
            AuditTrail audit,
            Cursors cursors,
            PriceConfig config,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
        this.cursors = cursors;
        this.config = config;
        this.clock = clock;
    }

    /** The last to begin first. */
    Uni<Page<ScheduledPrice>> list(long product, Paging paging) {
        var list = "scheduled prices of " + product;
        var after = cursors.after(list, paging).orElse(List.of());
        var parameters =
                Tuple.of(
                        product,
                        after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)),
                        after.isEmpty() ? null : UUID.fromString(after.get(1)),
                        paging.limit() + 1);
        return PricedProduct.find(database, product, config)
                .chain(() -> database.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                            list,
                            found.stream().map(ScheduledPrice::of).toList(),
                            paging.limit(),
                            Page.Total.bounded(found),
                            last -> List.of(last.effectiveAt().toString(), last.id().toString()));
                });
    }

    /**
     * @param call keeps it from being done twice
     * @throws Problem through the Uni, such as one that says the lowest price allowed
     */
    Uni<ScheduledPrice> add(
            long product, ScheduledPrice.Draft draft, Pricing by, Idempotency.Call call) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? find(database, product, UUID.fromString(known.get()))
                                : database.withTransaction(transaction ->
                                        PricedProduct.lock(transaction, product, config)
                                                .chain(found -> add(transaction, found, draft, by))
                                                .call(added ->
                                                        idempotency.keep(
                                                                transaction,
                                                                call,
                                                                added.id().toString()))));
    }

    private Uni<ScheduledPrice> add(
            SqlConnection transaction,
            PricedProduct product,
            ScheduledPrice.Draft draft,
            Pricing by) {
        var now = clock.instant();
        draft.requireToCome(now);
        Margin.require(product, draft.amount(), draft.overrideReason(), by.mayOverride());
        var id = UUID.randomUUID();
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addLong(product.id())
                        .addBigDecimal(draft.amount())
                        .addString(draft.reason())
                        .addString(draft.overrideReason().orElse(null))
                        .addOffsetDateTime(utc(draft.effectiveAt()))
                        .addOffsetDateTime(draft.endsAt().map(ScheduledPrices::utc).orElse(null))
                        .addOffsetDateTime(utc(now))
                        .addUUID(by.staff().id())
                        .addString(by.traceId());
        return requireAlone(transaction, product.id(), draft)
                .chain(() -> transaction.preparedQuery(ADD).execute(row))
                .chain(() -> find(transaction, product.id(), id))
                .call(added -> note(transaction, "schedule price", product.id(), added, by));
    }

    private static Uni<Void> requireAlone(
            SqlConnection transaction, long product, ScheduledPrice.Draft draft) {
        @Nullable OffsetDateTime end = draft.endsAt().map(ScheduledPrices::utc).orElse(null);
        return transaction
                .preparedQuery(OVERLAPPING)
                .execute(Tuple.of(product, utc(draft.effectiveAt()), end))
                .invoke(rows -> {
                    for (var row : rows) {
                        throw new Problem(
                                PriceProblem.SCHEDULED_PRICES_OVERLAP,
                                "Cancel the one that begins %s, or choose another time.",
                                row.getOffsetDateTime("effective_at").toInstant());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * @param ifMatch the version of the product that was read, as its ETag
     */
    Uni<Void> cancel(long product, UUID id, Optional<String> ifMatch, Pricing by) {
        return database.withTransaction(transaction ->
                PricedProduct.lock(transaction, product, config)
                        .invoke(found -> IfMatch.require(ifMatch, found.version()))
                        .chain(() -> find(transaction, product, id))
                        .call(() ->
                                transaction
                                        .preparedQuery(CANCEL)
                                        .execute(Tuple.of(product, id, utc(clock.instant())))
                                        .invoke(rows -> requireOpen(rows.rowCount())))
                        .chain(found ->
                                note(transaction, "cancel scheduled price", product, found, by)));
    }

    private static void requireOpen(int cancelled) {
        if (cancelled == 0) {
            throw new Problem(
                    PriceProblem.SCHEDULED_PRICE_IS_OVER,
                    "Nothing of it is left to cancel; change the price instead.");
        }
    }

    private static Uni<ScheduledPrice> find(SqlClient connection, long product, UUID id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(product, id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(ScheduledPrice::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                PriceProblem.SCHEDULED_PRICE_NOT_FOUND,
                                                "The product has no scheduled price %s.",
                                                id)));
    }

    private Uni<Void> note(
            SqlConnection transaction,
            String deed,
            long product,
            ScheduledPrice scheduled,
            Pricing by) {
        return audit.append(
                transaction,
                new AuditTrail.Deed(
                                by.staff(),
                                deed,
                                "product",
                                Long.toString(product),
                                scheduled.audited(),
                                by.traceId())
                        .because(scheduled.reason()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
