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
import java.util.stream.Stream;

/**
 * How good the nearest forecasts of late are, by grain and class of demand, as metrics: what was
 * expected over what was sold, how much was missed, how many came within their bounds, and how the
 * latest weeks compare with the quarter before. Every replica tells the same.
 */
@ApplicationScoped
class AccuracyGauges {

    /** $1 now. A class with fewer periods tells nothing. */
    private static final String MEASURE =
            """
            WITH told AS (
                SELECT *, vintage > $1::timestamptz - CASE grain WHEN 'MONTH' THEN interval '100 days' ELSE interval '35 days' END AS lately
                  FROM forecast_accuracy
                 WHERE horizon <= 4 AND vintage <= $1
                   AND vintage > $1::timestamptz - CASE grain WHEN 'MONTH' THEN interval '400 days' ELSE interval '140 days' END)
            SELECT grain, demand_class,
                   sum(absolute_error) FILTER (WHERE lately) / nullif(sum(actual) FILTER (WHERE lately), 0) AS wape,
                   sum(expected) FILTER (WHERE lately) / nullif(sum(actual) FILTER (WHERE lately), 0) AS bias,
                   sum(within80) FILTER (WHERE lately)::float8 / sum(periods) FILTER (WHERE lately) AS within80,
                   sum(within95) FILTER (WHERE lately)::float8 / sum(periods) FILTER (WHERE lately) AS within95,
                   sqrt(sum(squared_error) FILTER (WHERE lately) / nullif(sum(scaled) FILTER (WHERE lately), 0)
                        / nullif(sum(squared_error) FILTER (WHERE NOT lately) / nullif(sum(scaled) FILTER (WHERE NOT lately), 0), 0))
                       AS drift
              FROM told GROUP BY grain, demand_class HAVING sum(periods) FILTER (WHERE lately) >= 20
            """;

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
        drift = gauge(metrics, "drift", "RMSSE of late over that of the quarter before");
    }

    private static MultiGauge gauge(MeterRegistry metrics, String name, String what) {
        return MultiGauge.builder("orion.forecast." + name).description(what).register(metrics);
    }

    @Scheduled(every = "${shabou.accuracy.look-every:5m}", delayed = "15s")
    Uni<Void> look() {
        return database.preparedQuery(MEASURE)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private void tell(RowSet<Row> rows) {
        wape.register(lines(rows, "wape", Tags.empty()).toList(), true);
        bias.register(lines(rows, "bias", Tags.empty()).toList(), true);
        drift.register(lines(rows, "drift", Tags.empty()).toList(), true);
        coverage.register(
                Stream.concat(
                                lines(rows, "within80", Tags.of("level", "80")),
                                lines(rows, "within95", Tags.of("level", "95")))
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
