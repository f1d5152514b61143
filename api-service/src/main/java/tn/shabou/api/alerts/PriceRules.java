package tn.shabou.api.alerts;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.http.Problem;

/** Table {@code price_rule}. */
@ApplicationScoped
class PriceRules {

    private static final String LIST =
            """
            SELECT r.id, r.kind, r.percent, b.slug AS brand, c.slug AS category, p.sku,
                   (SELECT count(*) FROM price_alert a WHERE a.rule_id = r.id AND a.ended_at IS NULL AND a.acknowledged_at IS NULL) AS alerts
              FROM price_rule r
              LEFT JOIN brand b ON b.id = r.brand_id
              LEFT JOIN category c ON c.id = r.category_id
              LEFT JOIN product p ON p.id = r.product_id
             WHERE $1::uuid IS NULL OR r.id = $1
             ORDER BY r.created_at, r.id LIMIT 500
            """;

    /** Writes nothing where a name means nothing, or the rule is there. */
    private static final String ADD =
            """
            INSERT INTO price_rule (id, kind, percent, brand_id, category_id, product_id, created_by, created_at)
            SELECT $1, $2, $3, b.id, c.id, p.id, $7, $8
              FROM (SELECT 1) AS one
              LEFT JOIN brand b ON b.slug = $4
              LEFT JOIN category c ON c.slug = $5
              LEFT JOIN product p ON p.sku = $6
             WHERE ($4::text IS NULL OR b.id IS NOT NULL) AND ($5::text IS NULL OR c.id IS NOT NULL)
               AND ($6::text IS NULL OR p.id IS NOT NULL)
            ON CONFLICT ON CONSTRAINT price_rule_once DO NOTHING
            """;

    private static final String EXISTS =
            """
            SELECT ($1::text IS NULL OR EXISTS (SELECT FROM brand WHERE slug = $1))
               AND ($2::text IS NULL OR EXISTS (SELECT FROM category WHERE slug = $2))
               AND ($3::text IS NULL OR EXISTS (SELECT FROM product WHERE sku = $3)) AS known
            """;

    private static final String REMOVE = "DELETE FROM price_rule WHERE id = $1";

    private final Pool database;
    private final AuditTrail audit;
    private final Clock clock;

    PriceRules(Pool database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<List<PriceRule>> list() {
        return database.preparedQuery(LIST)
                .execute(Tuple.of((UUID) null))
                .map(rows -> rows.stream().map(PriceRule::of).toList());
    }

    Uni<PriceRule> add(PriceRule.Draft draft, Editor by) {
        var id = UUID.randomUUID();
        var row =
                Tuple.tuple()
                        .addUUID(id)
                        .addString(draft.kind().name())
                        .addBigDecimal(draft.percent())
                        .addString(draft.brand().orElse(null))
                        .addString(draft.category().orElse(null))
                        .addString(draft.sku().orElse(null))
                        .addUUID(by.actor().id())
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(ADD)
                        .execute(row)
                        .call(rows ->
                                rows.rowCount() == 0
                                        ? refuse(transaction, draft)
                                        : Uni.createFrom().voidItem())
                        .chain(() -> find(transaction, id))
                        .call(rule ->
                                audit.append(
                                        transaction,
                                        by.deed(
                                                "add price rule",
                                                "price rule",
                                                id,
                                                content(rule)))));
    }

    Uni<Void> remove(UUID id, Editor by) {
        return database.withTransaction(transaction ->
                find(transaction, id)
                        .call(() -> transaction.preparedQuery(REMOVE).execute(Tuple.of(id)))
                        .chain(rule ->
                                audit.append(
                                        transaction,
                                        by.deed(
                                                        "remove price rule",
                                                        "price rule",
                                                        id,
                                                        new JsonObject())
                                                .from(content(rule)))));
    }

    private static Uni<PriceRule> find(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(PriceRule::of)
                                .orElseThrow(() ->
                                        new Problem(
                                                AlertProblem.PRICE_RULE_NOT_FOUND,
                                                "No rule on prices has the id %s.",
                                                id)));
    }

    private static Uni<Void> refuse(SqlConnection transaction, PriceRule.Draft draft) {
        return transaction
                .preparedQuery(EXISTS)
                .execute(
                        Tuple.of(
                                draft.brand().orElse(null),
                                draft.category().orElse(null),
                                draft.sku().orElse(null)))
                .map(rows -> {
                    throw rows.iterator().next().getBoolean("known")
                            ? new Problem(
                                    AlertProblem.PRICE_RULE_EXISTS,
                                    "Change nothing, or remove the one that is there first.")
                            : new Problem(
                                    AlertProblem.PRICE_RULE_UNUSABLE,
                                    "There is no such brand, category or part.");
                });
    }

    private static JsonObject content(PriceRule rule) {
        return new JsonObject()
                .put("kind", rule.kind().name())
                .put("percent", rule.percent().toPlainString())
                .put("brand", rule.brand())
                .put("category", rule.category())
                .put("sku", rule.sku());
    }
}
