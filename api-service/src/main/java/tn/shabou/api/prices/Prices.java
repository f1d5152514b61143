package tn.shabou.api.prices;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.IfMatch;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** The ledger of prices: read, and written to. */
@ApplicationScoped
class Prices {

    private static final String FROM =
            "SELECT %s%%s FROM price_change c LEFT JOIN app_user u ON u.id = c.changed_by "
                    .formatted(LedgerEntry.COLUMNS);

    private static final String LIST =
            FROM.formatted(
                            ", (SELECT count(*) FROM (SELECT FROM price_change WHERE product_id = $1 LIMIT %d) AS bounded) AS total"
                                    .formatted(Page.Total.BOUND + 1))
                    + """
                    WHERE c.product_id = $1 AND ($2::timestamptz IS NULL OR (c.changed_at, c.id) < ($2, $3))
                    ORDER BY c.changed_at DESC, c.id DESC LIMIT $4
                    """;

    private static final String BY_ID = FROM.formatted("") + "WHERE c.id = $1";

    private static final String WRITE =
            """
            INSERT INTO price_change (product_id, amount_tnd, changed_at, changed_by, reason) VALUES ($1, $2, $3, $4, $5)
            RETURNING id
            """;

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final PriceConfig config;
    private final Clock clock;

    Prices(
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

    /** Newest first. */
    Uni<Page<LedgerEntry>> list(long product, Paging paging) {
        var list = "prices of " + product;
        var after = cursors.after(list, paging).orElse(List.of());
        var parameters =
                Tuple.of(
                        product,
                        after.isEmpty() ? null : OffsetDateTime.parse(after.get(0)),
                        after.isEmpty() ? null : Long.valueOf(after.get(1)),
                        paging.limit() + 1);
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> {
                    var found = rows.stream().toList();
                    return cursors.page(
                                    list,
                                    found,
                                    paging.limit(),
                                    Page.Total.bounded(found),
                                    last ->
                                            List.of(
                                                    last.getOffsetDateTime("changed_at").toString(),
                                                    last.getLong("id").toString()))
                            .map(LedgerEntry::of);
                });
    }

    Uni<PricedProduct> product(long id) {
        return PricedProduct.find(database, id, config);
    }

    /**
     * @param ifMatch the version of the product that was read, as its ETag
     * @param call keeps it from being done twice
     * @throws Problem through the Uni, such as one that says the lowest price allowed
     */
    Uni<LedgerEntry> change(
            long product,
            PriceWish wish,
            Optional<String> ifMatch,
            Pricing by,
            Idempotency.Call call) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? entry(database, Long.parseLong(known.get()))
                                : database.withTransaction(transaction ->
                                        PricedProduct.lock(transaction, product, config)
                                                .invoke(found ->
                                                        IfMatch.require(ifMatch, found.version()))
                                                .chain(found ->
                                                        change(transaction, found, wish, by))
                                                .call(entry ->
                                                        idempotency.keep(
                                                                transaction,
                                                                call,
                                                                Long.toString(entry.id())))));
    }

    private Uni<LedgerEntry> change(
            SqlConnection transaction, PricedProduct product, PriceWish wish, Pricing by) {
        if (wish.amount().compareTo(product.price()) == 0) {
            throw new Problem(
                    PriceProblem.PRICE_UNCHANGED,
                    "It costs %s already.",
                    product.price().toPlainString());
        }
        Margin.require(product, wish.amount(), wish.overrideReason(), by.mayOverride());
        return write(transaction, product.id(), wish.amount(), by.staff().id(), wish.reason())
                .chain(id -> entry(transaction, id))
                .call(() ->
                        audit.append(
                                transaction,
                                new AuditTrail.Deed(
                                                by.staff(),
                                                "change price",
                                                "product",
                                                Long.toString(product.id()),
                                                audited(wish),
                                                by.traceId())
                                        .from(price(product.price()))
                                        .because(wish.reason())));
    }

    private static JsonObject audited(PriceWish wish) {
        var after = price(wish.amount());
        wish.overrideReason().ifPresent(why -> after.put("overrideReason", why));
        return after;
    }

    static JsonObject price(BigDecimal amount) {
        return new JsonObject().put("price", amount.setScale(3).toPlainString());
    }

    /** The row that is the act: a trigger sets the price of the product. */
    Uni<Long> write(
            SqlConnection transaction, long product, BigDecimal amount, UUID staff, String reason) {
        return transaction
                .preparedQuery(WRITE)
                .execute(
                        Tuple.of(
                                product,
                                amount,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                staff,
                                reason))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    private static Uni<LedgerEntry> entry(SqlClient connection, long id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> LedgerEntry.of(rows.iterator().next()));
    }
}
