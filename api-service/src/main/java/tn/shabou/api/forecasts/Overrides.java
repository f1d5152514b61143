package tn.shabou.api.forecasts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tn.shabou.api.accounts.Staff;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** What staff expect instead of what the model does. */
@ApplicationScoped
class Overrides {

    /** $1 product, $2 first day of the period. */
    private static final String PERIOD =
            """
            SELECT s.grain FROM stock_plan i
              JOIN forecast_series s ON s.run_id = i.run_id AND s.product_id = i.product_id
              JOIN forecast f ON f.run_id = s.run_id AND f.product_id = s.product_id
             WHERE i.product_id = $1 AND f.period_start = $2
            """;

    private static final String REVOKE_FORMER =
            """
            UPDATE forecast_override SET revoked_at = now()
             WHERE product_id = $1 AND grain = $2 AND period_start = $3 AND revoked_at IS NULL
            RETURNING period_start, quantity, reason
            """;

    private static final String CREATE =
            """
            INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by)
            VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
            """;

    private static final String REVOKE =
            """
            UPDATE forecast_override SET revoked_at = now() WHERE id = $1 AND product_id = $2 AND revoked_at IS NULL
            RETURNING period_start, quantity, reason
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    Overrides(Pool database, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** Who acts, and in which request. */
    record Editor(Staff staff, String traceId) {}

    /**
     * @param periodStart first day of a period that is forecast
     * @param quantity units expected in it
     * @param reason kept, and read again when it is scored
     */
    @RegisterForReflection
    @Schema(name = "ForecastOverride")
    record Draft(
            @NotNull LocalDate periodStart,
            @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 3) BigDecimal quantity,
            @NotBlank @Size(max = 500) String reason) {

        private JsonObject json() {
            return json(periodStart, quantity);
        }

        private static JsonObject json(LocalDate periodStart, BigDecimal quantity) {
            return new JsonObject()
                    .put("periodStart", periodStart.toString())
                    .put("quantity", quantity.stripTrailingZeros().toPlainString());
        }
    }

    /** Takes the place of an override of the same period. */
    Uni<Void> set(long product, Draft draft, Idempotency.Call call, Editor editor) {
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom().voidItem()
                                : database.withTransaction(transaction ->
                                        set(transaction, product, draft, call, editor)))
                .onFailure(failure ->
                        failure instanceof PgException refusal
                                && UNIQUE_VIOLATION.equals(refusal.getSqlState()))
                .transform(failure ->
                        new Problem(
                                ForecastProblem.OVERRIDE_CHANGED_MEANWHILE,
                                "Read the forecast again before you override it."));
    }

    private Uni<Void> set(
            SqlConnection transaction,
            long product,
            Draft draft,
            Idempotency.Call call,
            Editor editor) {
        return transaction
                .preparedQuery(PERIOD)
                .execute(Tuple.of(product, draft.periodStart))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> row.getString("grain"))
                                .orElseThrow(() -> notForecast(draft)))
                .chain(grain ->
                        transaction
                                .preparedQuery(REVOKE_FORMER)
                                .execute(Tuple.of(product, grain, draft.periodStart))
                                .map(rows -> rows.stream().findFirst())
                                .chain(former ->
                                        transaction
                                                .preparedQuery(CREATE)
                                                .execute(
                                                        Tuple.of(
                                                                product,
                                                                grain,
                                                                draft.periodStart,
                                                                draft.quantity,
                                                                draft.reason,
                                                                editor.staff().id()))
                                                .map(rows -> rows.iterator().next().getLong(0))
                                                .call(id ->
                                                        idempotency.keep(
                                                                transaction, call, id.toString()))
                                                .chain(id -> {
                                                    var deed =
                                                            deed(
                                                                            editor,
                                                                            "override forecast",
                                                                            product,
                                                                            draft.json())
                                                                    .because(draft.reason);
                                                    return audit.append(
                                                            transaction,
                                                            former.map(old -> deed.from(json(old)))
                                                                    .orElse(deed));
                                                })));
    }

    Uni<Void> revoke(long product, long override, Editor editor) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(REVOKE)
                        .execute(Tuple.of(override, product))
                        .map(rows ->
                                rows.stream()
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new Problem(
                                                        ForecastProblem.OVERRIDE_NOT_FOUND,
                                                        "No override of this product has the id %d; it may have been revoked already.",
                                                        override)))
                        .chain(old ->
                                audit.append(
                                        transaction,
                                        deed(
                                                        editor,
                                                        "revoke forecast override",
                                                        product,
                                                        new JsonObject())
                                                .from(json(old)))));
    }

    private static JsonObject json(Row row) {
        return Draft.json(row.getLocalDate("period_start"), row.getBigDecimal("quantity"));
    }

    private static Problem notForecast(Draft draft) {
        return new Problem(
                ForecastProblem.PERIOD_NOT_FORECAST,
                "No period of the latest forecast of this product begins on %s; see its points.",
                draft.periodStart);
    }

    private static Deed deed(Editor editor, String action, long product, JsonObject after) {
        return new Deed(
                editor.staff(),
                action,
                "forecast_override",
                Long.toString(product),
                after,
                editor.traceId());
    }
}
