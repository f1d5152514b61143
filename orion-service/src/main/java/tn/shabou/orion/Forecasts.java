package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import tn.shabou.model.forecasts.BatchForecast;
import tn.shabou.model.forecasts.BatchForecast.Point;
import tn.shabou.model.forecasts.BatchForecast.Series;

/**
 * The forecasts we keep: {@code forecast_series}, one row per run and product, and {@code
 * forecast}, one per period. Storing the same again changes nothing.
 */
@ApplicationScoped
class Forecasts {

    private static final String STORE_SERIES =
            """
            INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations,
                                         demand_class, adi, cv2, model)
            SELECT $1, s.product_id, $2, s.grain, s.trained_to, s.observations, s.demand_class, s.adi, s.cv2, s.model
              FROM unnest($3::bigint[], $4::text[], $5::date[], $6::int[], $7::text[], $8::float8[], $9::float8[],
                          $10::text[])
                   AS s (product_id, grain, trained_to, observations, demand_class, adi, cv2, model)
            ON CONFLICT (run_id, product_id) DO UPDATE
               SET vintage = excluded.vintage, grain = excluded.grain, trained_to = excluded.trained_to,
                   observations = excluded.observations, demand_class = excluded.demand_class,
                   adi = excluded.adi, cv2 = excluded.cv2, model = excluded.model
            """;

    private static final String STORE_POINTS =
            """
            INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
            SELECT $1, p.*
              FROM unnest($2::bigint[], $3::int[], $4::date[], $5::float8[], $6::float8[], $7::float8[],
                          $8::float8[], $9::float8[])
                   AS p (product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95)
            ON CONFLICT (run_id, product_id, horizon) DO UPDATE
               SET period_start = excluded.period_start, mean = excluded.mean, lo80 = excluded.lo80,
                   hi80 = excluded.hi80, lo95 = excluded.lo95, hi95 = excluded.hi95
            """;

    /** Stores the batch in the caller's transaction, in two statements whatever its size. */
    Uni<Void> store(SqlConnection transaction, BatchForecast batch) {
        return transaction
                .preparedQuery(STORE_SERIES)
                .execute(seriesColumns(batch))
                .chain(() -> transaction.preparedQuery(STORE_POINTS).execute(pointColumns(batch)))
                .replaceWithVoid();
    }

    private static Tuple seriesColumns(BatchForecast batch) {
        var series = batch.series();
        return Tuple.tuple()
                .addUUID(batch.runId())
                .addOffsetDateTime(batch.vintage().atOffset(ZoneOffset.UTC))
                .addArrayOfLong(series.stream().map(Series::productId).toArray(Long[]::new))
                .addArrayOfString(series.stream().map(s -> s.grain().name()).toArray(String[]::new))
                .addArrayOfLocalDate(
                        series.stream().map(Series::trainedTo).toArray(LocalDate[]::new))
                .addArrayOfInteger(
                        series.stream().map(Series::observations).toArray(Integer[]::new))
                .addArrayOfString(
                        series.stream().map(s -> s.demandClass().name()).toArray(String[]::new))
                .addArrayOfDouble(series.stream().map(Series::adi).toArray(Double[]::new))
                .addArrayOfDouble(series.stream().map(Series::cv2).toArray(Double[]::new))
                .addArrayOfString(series.stream().map(Series::model).toArray(String[]::new));
    }

    private static Tuple pointColumns(BatchForecast batch) {
        var rows = batch.series().stream().flatMap(Forecasts::rows).toList();
        return Tuple.tuple()
                .addUUID(batch.runId())
                .addArrayOfLong(rows.stream().map(PointRow::productId).toArray(Long[]::new))
                .addArrayOfInteger(
                        rows.stream().map(row -> row.point.horizon()).toArray(Integer[]::new))
                .addArrayOfLocalDate(
                        rows.stream().map(row -> row.point.periodStart()).toArray(LocalDate[]::new))
                .addArrayOfDouble(rows.stream().map(row -> row.point.mean()).toArray(Double[]::new))
                .addArrayOfDouble(rows.stream().map(row -> row.point.lo80()).toArray(Double[]::new))
                .addArrayOfDouble(rows.stream().map(row -> row.point.hi80()).toArray(Double[]::new))
                .addArrayOfDouble(rows.stream().map(row -> row.point.lo95()).toArray(Double[]::new))
                .addArrayOfDouble(
                        rows.stream().map(row -> row.point.hi95()).toArray(Double[]::new));
    }

    private record PointRow(long productId, Point point) {}

    private static Stream<PointRow> rows(Series series) {
        return series.points().stream().map(point -> new PointRow(series.productId(), point));
    }
}
