package tn.shabou.api.forecasts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import tn.shabou.api.audit.AuditTrail;
import tn.shabou.api.audit.AuditTrail.Deed;
import tn.shabou.api.audit.Editor;
import tn.shabou.api.database.Violation;
import tn.shabou.api.http.Problem;
import tn.shabou.api.idempotency.Idempotency;

/** What staff expect instead of what the model does. */
@ApplicationScoped
class Overrides {

    private static final String FORECAST =
            """
            FROM stock_plan i
            JOIN forecast_series s ON s.run_id = i.run_id AND s.product_id = i.product_id
            JOIN forecast f ON f.run_id = s.run_id AND f.product_id = s.product_id
            WHERE i.product_id = $1 AND f.period_start BETWEEN $2 AND $3
            """;

    /** $1 product, $2 and $3 first days of the first and the last period. */
    private static final String PERIODS =
            "SELECT s.grain, f.period_start " + FORECAST + " ORDER BY f.period_start";

    private static final String REVOKE_FORMER =
            """
            UPDATE forecast_override SET revoked_at = now(), replaced_by = $5
             WHERE product_id = $1 AND period_start BETWEEN $2 AND $3 AND grain = $4 AND revoked_at IS NULL
            RETURNING period_start, quantity, reason
            """;

    /** After those: $4 units or null, $5 percent more than the model or null. */
    private static final String CREATE =
            """
            INSERT INTO forecast_override (product_id, grain, period_start, quantity, reason, created_by, batch)
            SELECT i.product_id, s.grain, f.period_start,
                   coalesce($4::numeric, round(f.mean::numeric * (1 + $5::numeric / 100), 3)), $6, $7, $8
            %s
            RETURNING period_start, quantity
            """
                    .formatted(FORECAST);

    private static final String REVOKE =
            """
            UPDATE forecast_override SET revoked_at = now() WHERE id = $1 AND product_id = $2 AND revoked_at IS NULL
            RETURNING period_start, quantity, reason
            """;

    private final Pool database;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    Overrides(Pool database, Idempotency idempotency, AuditTrail audit) {
        this.database = database;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /**
     * What to expect instead: so many units in each period, or so much more than the model.
     *
     * @param periodStart first day of a period that is forecast
     * @param until first day of the last, where it is about several in a row
     * @param quantity units expected in each
     * @param percent more than the model expects, or less where it is below zero
     * @param reason kept, and read again when it is scored
     */
    @RegisterForReflection
    @Schema(name = "ForecastOverride")
    record Draft(
            @NotNull LocalDate periodStart,
            Optional<LocalDate> until,
            Optional<@DecimalMin("0") @Digits(integer = 9, fraction = 3) BigDecimal> quantity,
            Optional<
                            @DecimalMin("-100") @DecimalMax("1000")
                            @Digits(integer = 4, fraction = 1) BigDecimal>
                    percent,
            @NotBlank @Size(max = 500) String reason) {

        private LocalDate last() {
            return until.orElse(periodStart);
        }

        private void check() {
            if (quantity.isPresent() == percent.isPresent()) {
                throw new Problem(
                        ForecastProblem.OVERRIDE_INCOMPLETE,
                        "Say either how many units (quantity) or how many percent more or less (percent).");
            }
        }
    }

    /** Takes the place of overrides of the same periods. */
    Uni<Void> set(long product, Draft draft, Idempotency.Call call, Editor editor) {
        draft.check();
        return idempotency
                .find(call)
                .chain(known ->
                        known.isPresent()
                                ? Uni.createFrom().voidItem()
                                : database.withTransaction(transaction ->
                                        set(transaction, product, draft, call, editor)))
                .onFailure(Violation::isDuplicate)
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
        var batch = UUID.randomUUID();
        return transaction
                .preparedQuery(PERIODS)
                .execute(Tuple.of(product, draft.periodStart, draft.last()))
                .map(rows -> grain(draft, rows.stream().toList()))
                .chain(grain ->
                        transaction
                                .preparedQuery(REVOKE_FORMER)
                                .execute(
                                        Tuple.of(
                                                product,
                                                draft.periodStart,
                                                draft.last(),
                                                grain,
                                                batch)))
                .map(Overrides::byPeriod)
                .chain(former ->
                        transaction
                                .preparedQuery(CREATE)
                                .execute(created(product, draft, batch, editor))
                                .call(() -> idempotency.keep(transaction, call, batch.toString()))
                                .map(Overrides::byPeriod)
                                .chain(now ->
                                        audit.append(
                                                transaction,
                                                deeds(product, draft, former, now, editor))));
    }

    private static String grain(Draft draft, List<Row> periods) {
        var starts = periods.stream().map(row -> row.getLocalDate("period_start")).toList();
        for (var wanted : List.of(draft.periodStart, draft.last())) {
            if (!starts.contains(wanted)) {
                throw new Problem(
                        ForecastProblem.PERIOD_NOT_FORECAST,
                        "No period of the latest forecast of this product begins on %s; see its points.",
                        wanted);
            }
        }
        return periods.getFirst().getString("grain");
    }

    private static Tuple created(long product, Draft draft, UUID batch, Editor editor) {
        return Tuple.tuple()
                .addLong(product)
                .addLocalDate(draft.periodStart)
                .addLocalDate(draft.last())
                .addBigDecimal(draft.quantity.orElse(null))
                .addBigDecimal(draft.percent.orElse(null))
                .addString(draft.reason)
                .addUUID(editor.actor().id())
                .addUUID(batch);
    }

    private static SortedMap<LocalDate, Row> byPeriod(RowSet<Row> rows) {
        var periods = new TreeMap<LocalDate, Row>();
        rows.forEach(row -> periods.put(row.getLocalDate("period_start"), row));
        return periods;
    }

    private static List<Deed> deeds(
            long product,
            Draft draft,
            Map<LocalDate, Row> former,
            Map<LocalDate, Row> now,
            Editor editor) {
        return now.entrySet().stream()
                .map(period -> {
                    var deed =
                            deed(editor, "override forecast", product, json(period.getValue()))
                                    .because(draft.reason);
                    var old = former.get(period.getKey());
                    return old == null ? deed : deed.from(json(old));
                })
                .toList();
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

    static JsonObject json(Row row) {
        return new JsonObject()
                .put("periodStart", row.getLocalDate("period_start").toString())
                .put(
                        "quantity",
                        row.getBigDecimal("quantity").stripTrailingZeros().toPlainString());
    }

    static Deed deed(Editor editor, String action, long product, JsonObject after) {
        return editor.deed(action, "forecast_override", product, after);
    }
}
