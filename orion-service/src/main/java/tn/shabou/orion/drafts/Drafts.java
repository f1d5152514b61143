package tn.shabou.orion.drafts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.forecast.panel.Levels;
import tn.shabou.orion.sql.DoubleArray;

/** The drafts of runs: table {@code forecast_draft}. Storing the same again changes nothing. */
@ApplicationScoped
public class Drafts {

    private static final String STORE =
            """
            INSERT INTO forecast_draft (run_id, product_id, grain, trained_to, observations, demand_class, adi, cv2, model,
                                        model_id, step, squared_step, mean, quantiles)
            SELECT $1, d.product_id, d.grain, d.trained_to, d.observations, d.demand_class, d.adi, d.cv2, d.model,
                   d.model_id, d.step, d.squared_step, d.mean::float8[], d.quantiles::float8[]
              FROM unnest($2::bigint[], $3::text[], $4::date[], $5::int[], $6::text[], $7::float8[], $8::float8[],
                          $9::text[], $10::text[], $11::float8[], $12::float8[], $13::text[], $14::text[])
                   AS d (product_id, grain, trained_to, observations, demand_class, adi, cv2, model, model_id, step,
                         squared_step, mean, quantiles)
            ON CONFLICT (run_id, product_id) DO UPDATE SET mean = excluded.mean, quantiles = excluded.quantiles
            """;

    private static final String FACTORS =
            """
            UPDATE forecast_draft d SET factors = f.factors::float8[], abc = f.abc
              FROM unnest($2::bigint[], $3::text[], $4::text[]) AS f (product_id, factors, abc)
             WHERE d.run_id = $1 AND d.product_id = f.product_id
            """;

    private static final String FIND =
            "SELECT * FROM forecast_draft WHERE run_id = $1 AND product_id = ANY ($2) ORDER BY product_id";

    private static final String OF_GRAIN =
            "SELECT * FROM forecast_draft WHERE run_id = $1 AND grain = $2 ORDER BY product_id";

    private static final String FORGET =
            "DELETE FROM forecast_draft WHERE run_id = $1 AND product_id = ANY ($2)";

    private final Pool database;

    Drafts(Pool database) {
        this.database = database;
    }

    public Uni<Void> store(SqlConnection transaction, UUID runId, List<Draft> drafts) {
        return transaction.preparedQuery(STORE).execute(columns(runId, drafts)).replaceWithVoid();
    }

    public Uni<Void> storeReconciled(SqlConnection transaction, UUID runId, List<Draft> drafts) {
        return transaction
                .preparedQuery(FACTORS)
                .execute(
                        Tuple.of(
                                runId,
                                drafts.stream().map(Draft::productId).toArray(Long[]::new),
                                texts(drafts, Drafts::factors),
                                texts(drafts, draft -> Objects.toString(draft.abc(), null))))
                .replaceWithVoid();
    }

    private static @Nullable String factors(Draft draft) {
        double[] factors = draft.factors();
        return factors == null ? null : DoubleArray.text(factors);
    }

    /** Those of the products that there are, by id. */
    public Uni<List<Draft>> find(UUID runId, List<Long> products) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(runId, products.toArray(Long[]::new)))
                .map(rows -> rows.stream().map(Drafts::draft).toList());
    }

    /** All of a grain, by id. */
    public Uni<List<Draft>> all(UUID runId, Grain grain) {
        return database.preparedQuery(OF_GRAIN)
                .execute(Tuple.of(runId, grain.name()))
                .map(rows -> rows.stream().map(Drafts::draft).toList());
    }

    public Uni<Void> forget(SqlConnection transaction, UUID runId, List<Long> products) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(runId, products.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Tuple columns(UUID runId, List<Draft> drafts) {
        return Tuple.tuple()
                .addUUID(runId)
                .addArrayOfLong(drafts.stream().map(Draft::productId).toArray(Long[]::new))
                .addArrayOfString(texts(drafts, draft -> draft.grain().name()))
                .addArrayOfLocalDate(
                        drafts.stream().map(Draft::trainedTo).toArray(LocalDate[]::new))
                .addArrayOfInteger(drafts.stream().map(Draft::observations).toArray(Integer[]::new))
                .addArrayOfString(texts(drafts, draft -> draft.demandClass().name()))
                .addArrayOfDouble(doubles(drafts, Draft::adi))
                .addArrayOfDouble(doubles(drafts, Draft::cv2))
                .addArrayOfString(texts(drafts, Draft::model))
                .addArrayOfString(texts(drafts, Draft::modelId))
                .addArrayOfDouble(doubles(drafts, draft -> step(draft.scale())))
                .addArrayOfDouble(doubles(drafts, draft -> squaredStep(draft.scale())))
                .addArrayOfString(texts(drafts, draft -> DoubleArray.text(draft.mean())))
                .addArrayOfString(texts(drafts, draft -> DoubleArray.text(draft.quantiles())));
    }

    private static @Nullable Double step(Draft.@Nullable Scale scale) {
        return scale == null ? null : scale.step();
    }

    private static @Nullable Double squaredStep(Draft.@Nullable Scale scale) {
        return scale == null ? null : scale.squaredStep();
    }

    private static @Nullable String[] texts(
            List<Draft> drafts, Function<Draft, @Nullable String> column) {
        return drafts.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Double[] doubles(
            List<Draft> drafts, Function<Draft, @Nullable Double> column) {
        return drafts.stream().map(column).toArray(Double[]::new);
    }

    private static Draft draft(Row row) {
        var factors = row.getArrayOfDoubles("factors");
        var step = row.getDouble("step");
        var abc = row.getString("abc");
        return new Draft(
                row.getLong("product_id"),
                Grain.valueOf(row.getString("grain")),
                row.getLocalDate("trained_to"),
                row.getInteger("observations"),
                DemandClass.valueOf(row.getString("demand_class")),
                row.getDouble("adi"),
                row.getDouble("cv2"),
                row.getString("model"),
                row.getString("model_id"),
                step == null ? null : new Draft.Scale(step, row.getDouble("squared_step")),
                DoubleArray.numbers(row.getArrayOfDoubles("mean")),
                DoubleArray.rows(Levels.count(), row.getArrayOfDoubles("quantiles")),
                factors == null ? null : DoubleArray.numbers(factors),
                abc == null ? null : Draft.Abc.valueOf(abc));
    }
}
