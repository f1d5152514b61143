package tn.shabou.api.prices;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.http.Problem;

/** The least that is to be earned, by category. */
@ApplicationScoped
class MarginRules {

    private static final String LIST =
            """
            SELECT c.slug, m.percent FROM margin_rule m JOIN category c ON c.id = m.category_id ORDER BY c.slug
            """;

    private static final String LOCK =
            """
            SELECT c.id, m.percent FROM category c LEFT JOIN margin_rule m ON m.category_id = c.id
             WHERE c.slug = $1 FOR UPDATE OF c
            """;

    private static final String SET =
            """
            INSERT INTO margin_rule (category_id, percent) VALUES ($1, $2)
            ON CONFLICT (category_id) DO UPDATE SET percent = excluded.percent
            """;

    private static final String DROP = "DELETE FROM margin_rule WHERE category_id = $1";

    private final Pool database;
    private final AuditTrail audit;
    private final PriceConfig config;

    MarginRules(Pool database, AuditTrail audit, PriceConfig config) {
        this.database = database;
        this.audit = audit;
        this.config = config;
    }

    /**
     * @param percent of the cost, where no category says otherwise
     * @param categories each holds for what is below it as well
     */
    @RegisterForReflection
    record Margins(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
            List<Rule> categories) {}

    @RegisterForReflection
    record Rule(String category, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {}

    Uni<Margins> list() {
        return database.query(LIST)
                .execute()
                .map(rows ->
                        new Margins(
                                config.minimumMargin(),
                                rows.stream()
                                        .map(row ->
                                                new Rule(
                                                        row.getString("slug"),
                                                        row.getBigDecimal("percent")))
                                        .toList()));
    }

    /**
     * @param percent empty to let the category above decide again
     */
    Uni<Void> set(String category, Optional<BigDecimal> percent, Pricing by) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(category))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new Problem(
                                                        PriceProblem.NO_SUCH_CATEGORY,
                                                        "No category has the slug %s.",
                                                        category)))
                        .call(found -> write(transaction, found.getLong("id"), percent))
                        .chain(found ->
                                audit.append(
                                        transaction,
                                        new AuditTrail.Deed(
                                                        by.staff(),
                                                        "set margin",
                                                        "category",
                                                        found.getLong("id").toString(),
                                                        margin(percent.orElse(null)),
                                                        by.traceId())
                                                .from(margin(found.getBigDecimal("percent"))))));
    }

    private static Uni<Void> write(
            SqlConnection transaction, long category, Optional<BigDecimal> percent) {
        return percent.map(wanted ->
                        transaction.preparedQuery(SET).execute(Tuple.of(category, wanted)))
                .orElseGet(() -> transaction.preparedQuery(DROP).execute(Tuple.of(category)))
                .replaceWithVoid();
    }

    private static JsonObject margin(@Nullable BigDecimal percent) {
        return new JsonObject()
                .put("minimumMargin", percent == null ? null : percent.toPlainString());
    }
}
