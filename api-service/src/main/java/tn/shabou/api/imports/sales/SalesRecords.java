package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.Wording;
import tn.shabou.api.imports.ImportProblem;
import tn.shabou.api.jobs.JobState;
import tn.shabou.model.forecasts.Grain;

/** Imports of sales as they stand, and the sales that wait for their parts. */
@ApplicationScoped
class SalesRecords {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final String BY_ID = "SELECT * FROM sales_import WHERE id = $1";

    private static final String NEWEST =
            "SELECT * FROM sales_import ORDER BY created_at DESC, id DESC LIMIT $1";

    private static final String UNKNOWN =
            """
            SELECT sku, count(*)::int AS rows, coalesce(sum(quantity), 0) AS units, min(period_start) AS first_period,
                   max(period_start) AS last_period
              FROM parked_sale GROUP BY sku ORDER BY count(*) DESC, sku LIMIT $1
            """;

    private final Pool database;
    private final SalesImportConfig config;

    SalesRecords(Pool database, SalesImportConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * @throws Problem through the Uni when there is none
     */
    Uni<SalesImport> show(UUID id, RoutingContext reader) {
        return row(id).map(row -> salesImport(row, false, reader));
    }

    /**
     * As it stands when its work has ended, or patience has.
     *
     * @throws Problem through the Uni when the file was refused
     */
    Uni<SalesImport> ended(Receiving.Received received, RoutingContext reader) {
        return Multi.createBy()
                .repeating()
                .uni(() -> row(received.id()))
                .withDelay(BETWEEN_LOOKS)
                .whilst(row -> state(row).isAtWork())
                .collect()
                .last()
                .ifNoItem()
                .after(config.patience())
                .recoverWithUni(() -> row(received.id()))
                .invoke(SalesRecords::requireNotRefused)
                .map(row -> salesImport(row, received.isEarlier(), reader));
    }

    Uni<List<SalesImport>> newest(int limit, RoutingContext reader) {
        return database.preparedQuery(NEWEST)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(row -> salesImport(row, false, reader)).toList());
    }

    /** Those with the most rows first. */
    Uni<List<UnknownSku>> unknown(int limit) {
        return database.preparedQuery(UNKNOWN)
                .execute(Tuple.of(limit))
                .map(rows -> rows.stream().map(SalesRecords::unknownSku).toList());
    }

    private Uni<Row> row(UUID id) {
        return database.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .orElseThrow(() ->
                                        new Problem(
                                                ImportProblem.IMPORT_NOT_FOUND,
                                                "No import of sales has the id %s.",
                                                id)));
    }

    private static void requireNotRefused(Row row) {
        if (state(row) == JobState.FAILED) {
            throw refusal(row)
                    .orElseGet(() -> Refusal.of(Wording.asIs(row.getString("failure"))))
                    .problem();
        }
    }

    private static Optional<Refusal> refusal(Row row) {
        return Optional.ofNullable(row.getJsonObject("report")).map(Refusal::of);
    }

    private static JobState state(Row row) {
        return JobState.valueOf(row.getString("state"));
    }

    private static SalesImport salesImport(Row row, boolean isEarlier, RoutingContext reader) {
        var refusal = refusal(row);
        return new SalesImport(
                row.getUUID("id"),
                row.getString("file_name"),
                state(row),
                Grain.valueOf(row.getString("grain")),
                row.getInteger("lines"),
                row.getInteger("rows_read"),
                row.getInteger("rows_stored"),
                row.getInteger("rows_known"),
                row.getInteger("rows_parked"),
                row.getInteger("rows_returned"),
                row.getBigDecimal("units_returned"),
                row.getInteger("periods_below_zero"),
                row.getInteger("products_created"),
                Optional.ofNullable(row.getLocalDate("first_period")),
                Optional.ofNullable(row.getLocalDate("last_period")),
                isEarlier,
                refusal.map(found -> found.detail().forReader(reader))
                        .or(() -> Optional.ofNullable(row.getString("failure"))),
                refusal.map(Refusal::counts).orElse(Map.of()),
                refusal.map(found -> faults(found, reader)).orElse(List.of()),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static List<SalesImport.Fault> faults(Refusal refusal, RoutingContext reader) {
        return refusal.first().stream()
                .map(fault ->
                        new SalesImport.Fault(
                                fault.line(), fault.kind(), fault.wording().forReader(reader)))
                .toList();
    }

    private static UnknownSku unknownSku(Row row) {
        return new UnknownSku(
                row.getString("sku"),
                row.getInteger("rows"),
                row.getBigDecimal("units"),
                row.getLocalDate("first_period"),
                row.getLocalDate("last_period"));
    }
}
