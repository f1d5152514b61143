package tn.shabou.orion.vintages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How good the nearest forecasts of late are, by grain and class of demand, as metrics: what was
 * expected over what was sold, how much was missed, how many came within their bounds; and how the
 * latest weeks compare with the quarter before, by class and by model. Every replica tells the
 * same.
 */
@ApplicationScoped
class AccuracyGauges {

    /** $1 now. A class with fewer periods tells nothing. */
    private static final String MEASURE =
            """
            SELECT grain, demand_class, sum(absolute_error) / nullif(sum(actual), 0) AS wape,
                   sum(expected) / nullif(sum(actual), 0) AS bias,
                   sum(within80)::float8 / sum(periods) AS within80, sum(within95)::float8 / sum(periods) AS within95
              FROM forecast_accuracy
             WHERE horizon <= 4 AND vintage <= $1
               AND vintage > $1::timestamptz - CASE grain WHEN 'MONTH' THEN interval '100 days' ELSE interval '35 days' END
             GROUP BY grain, demand_class HAVING sum(periods) >= 20
            """;

    /** $1 now. Of classes, and of models. */
    private static final String DRIFT =
            "SELECT grain, demand_class, model, ratio AS drift FROM forecast_drift($1)";

    private final Pool database;
    private final Clock clock;
    private final MultiGauge wape;
    private final MultiGauge bias;
    private final MultiGauge coverage;
    private final MultiGauge drift;

    AccuracyGauges(Pool database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        wape = gauge(metrics, "wape", "Absolute error over what was sold, lately");
        bias = gauge(metrics, "bias", "What was expected over what was sold, lately");
        coverage = gauge(metrics, "coverage", "Share within the bounds of that level, lately");
        drift =
                gauge(
                        metrics,
                        "drift",
                        "MASE of late over that of the quarter before, of a class or a model");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String what) {
        return MultiGauge.builder("orion.forecast." + name).description(what).register(metrics);
    }

    @Scheduled(every = "${shabou.accuracy.look-every:5m}", delayed = "15s")
    Uni<Void> look() {
        var now = Tuple.of(clock.instant().atOffset(ZoneOffset.UTC));
        return database.preparedQuery(MEASURE)
                .execute(now)
                .invoke(this::tell)
                .chain(() -> database.preparedQuery(DRIFT).execute(now))
                .invoke(this::tellDrift)
                .replaceWithVoid();
    }

    private void tell(RowSet<Row> rows) {
        wape.register(lines(rows, "wape", Tags.empty()).toList(), true);
        bias.register(lines(rows, "bias", Tags.empty()).toList(), true);
        coverage.register(
                Stream.concat(
                                lines(rows, "within80", Tags.of("level", "80")),
                                lines(rows, "within95", Tags.of("level", "95")))
                        .toList(),
                true);
    }

    /** A label that is empty is the same as none. */
    private void tellDrift(RowSet<Row> rows) {
        drift.register(
                rows.stream()
                        .map(row ->
                                MultiGauge.Row.of(
                                        Tags.of(
                                                "grain",
                                                row.getString("grain"),
                                                "demand_class",
                                                Objects.requireNonNullElse(
                                                        row.getString("demand_class"), ""),
                                                "model",
                                                Objects.requireNonNullElse(
                                                        row.getString("model"), "")),
                                        row.getDouble("drift")))
                        .toList(),
                true);
    }

    private static Stream<MultiGauge.Row<?>> lines(RowSet<Row> rows, String column, Tags more) {
        return rows.stream()
                .filter(row -> row.getDouble(column) != null)
                .map(row ->
                        MultiGauge.Row.of(
                                more.and(
                                        "grain",
                                        row.getString("grain"),
                                        "demand_class",
                                        row.getString("demand_class")),
                                row.getDouble(column)));
    }
}
