package tn.shabou.orion;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.shabou.orion.drafts.Draft;
import tn.shabou.orion.sql.DoubleArray;

/**
 * The forecasts we publish: {@code forecast_series}, one row per run and product, and {@code
 * forecast}, one per period. Storing the same again changes nothing.
 */
@ApplicationScoped
class Forecasts {

    private static final String STORE_SERIES =
            """
            INSERT INTO forecast_series (run_id, product_id, vintage, grain, trained_to, observations,
                                         demand_class, adi, cv2, model, model_id, step, squared_step)
            SELECT $1, s.product_id, $2, s.grain, s.trained_to, s.observations, s.demand_class, s.adi, s.cv2, s.model,
                   s.model_id, s.step, s.squared_step
              FROM unnest($3::bigint[], $4::text[], $5::date[], $6::int[], $7::text[], $8::float8[], $9::float8[],
                          $10::text[], $11::text[], $12::float8[], $13::float8[])
                   AS s (product_id, grain, trained_to, observations, demand_class, adi, cv2, model, model_id, step,
                         squared_step)
            ON CONFLICT (run_id, product_id) DO UPDATE
               SET vintage = excluded.vintage, grain = excluded.grain, trained_to = excluded.trained_to,
                   observations = excluded.observations, demand_class = excluded.demand_class,
                   adi = excluded.adi, cv2 = excluded.cv2, model = excluded.model, model_id = excluded.model_id,
                   step = excluded.step, squared_step = excluded.squared_step
            """;

    private static final String STORE_POINTS =
            """
            INSERT INTO forecast (run_id, product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95, quantiles)
            SELECT $1, p.product_id, p.horizon, p.period_start, p.mean, p.lo80, p.hi80, p.lo95, p.hi95,
                   p.quantiles::float8[]
              FROM unnest($2::bigint[], $3::int[], $4::date[], $5::float8[], $6::float8[], $7::float8[],
                          $8::float8[], $9::float8[], $10::text[])
                   AS p (product_id, horizon, period_start, mean, lo80, hi80, lo95, hi95, quantiles)
            ON CONFLICT (run_id, product_id, horizon) DO UPDATE
               SET period_start = excluded.period_start, mean = excluded.mean, lo80 = excluded.lo80,
                   hi80 = excluded.hi80, lo95 = excluded.lo95, hi95 = excluded.hi95, quantiles = excluded.quantiles
            """;

    /**
     * A forecast to be published.
     *
     * @param byThePiece whether only whole amounts are sold
     */
    record Published(Draft draft, boolean byThePiece) {

        private String quantiles(int h) {
            return DoubleArray.text(
                    quantile(h, 0.5),
                    quantile(h, 0.8),
                    quantile(h, 0.9),
                    quantile(h, 0.95),
                    quantile(h, 0.99));
        }

        private double quantile(int h, double probability) {
            return Math.max(0, draft.quantile(h, probability, byThePiece));
        }
    }

    private record Point(Published series, int h) {

        LocalDate start() {
            var draft = series.draft;
            return draft.grain().plus(draft.trainedTo(), h + 1L);
        }

        double bound(double probability) {
            return series.quantile(h, probability);
        }
    }

    /** Stores a batch in the caller's transaction, in two statements whatever its size. */
    Uni<Void> store(
            SqlConnection transaction, UUID runId, Instant vintage, List<Published> series) {
        return transaction
                .preparedQuery(STORE_SERIES)
                .execute(seriesColumns(runId, vintage, series))
                .chain(() ->
                        transaction
                                .preparedQuery(STORE_POINTS)
                                .execute(pointColumns(runId, series)))
                .replaceWithVoid();
    }

    private static Tuple seriesColumns(UUID runId, Instant vintage, List<Published> published) {
        var drafts = published.stream().map(Published::draft).toList();
        return Tuple.tuple()
                .addUUID(runId)
                .addOffsetDateTime(vintage.atOffset(ZoneOffset.UTC))
                .addArrayOfLong(drafts.stream().map(Draft::productId).toArray(Long[]::new))
                .addArrayOfString(texts(drafts, draft -> draft.grain().name()))
                .addArrayOfLocalDate(
                        drafts.stream().map(Draft::trainedTo).toArray(LocalDate[]::new))
                .addArrayOfInteger(drafts.stream().map(Draft::observations).toArray(Integer[]::new))
                .addArrayOfString(texts(drafts, draft -> draft.demandClass().name()))
                .addArrayOfDouble(drafts.stream().map(Draft::adi).toArray(Double[]::new))
                .addArrayOfDouble(drafts.stream().map(Draft::cv2).toArray(Double[]::new))
                .addArrayOfString(texts(drafts, Draft::model))
                .addArrayOfString(texts(drafts, Draft::modelId))
                .addArrayOfDouble(scales(drafts, Draft.Scale::step))
                .addArrayOfDouble(scales(drafts, Draft.Scale::squaredStep));
    }

    private static Tuple pointColumns(UUID runId, List<Published> series) {
        var points =
                series.stream()
                        .flatMap(one ->
                                IntStream.range(0, one.draft.mean().length)
                                        .mapToObj(h -> new Point(one, h)))
                        .toList();
        return Tuple.tuple()
                .addUUID(runId)
                .addArrayOfLong(
                        points.stream().map(p -> p.series.draft.productId()).toArray(Long[]::new))
                .addArrayOfInteger(points.stream().map(p -> p.h + 1).toArray(Integer[]::new))
                .addArrayOfLocalDate(points.stream().map(Point::start).toArray(LocalDate[]::new))
                .addArrayOfDouble(doubles(points, p -> p.series.draft.expected(p.h)))
                .addArrayOfDouble(doubles(points, p -> p.bound(0.1)))
                .addArrayOfDouble(doubles(points, p -> p.bound(0.9)))
                .addArrayOfDouble(doubles(points, p -> p.bound(0.025)))
                .addArrayOfDouble(doubles(points, p -> p.bound(0.975)))
                .addArrayOfString(
                        points.stream().map(p -> p.series.quantiles(p.h)).toArray(String[]::new));
    }

    private static String[] texts(List<Draft> drafts, Function<Draft, String> column) {
        return drafts.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Double[] scales(
            List<Draft> drafts, ToDoubleFunction<Draft.Scale> column) {
        return drafts.stream()
                .map(Draft::scale)
                .map(scale -> scale == null ? null : column.applyAsDouble(scale))
                .toArray(Double[]::new);
    }

    private static Double[] doubles(List<Point> points, ToDoubleFunction<Point> column) {
        return points.stream().map(column::applyAsDouble).toArray(Double[]::new);
    }
}
