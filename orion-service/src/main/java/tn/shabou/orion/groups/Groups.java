package tn.shabou.orion.groups;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.calendar.TunisianCalendar;
import tn.shabou.orion.forecast.DemandSeries;
import tn.shabou.orion.forecast.ensemble.Request;
import tn.shabou.orion.forecast.numeric.Workers;
import tn.shabou.orion.groups.Group.Kind;
import tn.shabou.orion.sql.DoubleArray;
import tn.shabou.orion.weather.WeatherDays;

/**
 * The groups that products are counted by, and what is expected of them: table {@code
 * forecast_group}. Storing the same again changes nothing.
 */
@ApplicationScoped
public class Groups {

    /** A group of fewer is not plainer than its products. */
    private static final int LEAST_PRODUCTS = 3;

    /** The largest of each kind; more cost time and tell little. */
    private static final int MOST_OF_A_KIND = 120;

    private static final String MEMBERSHIPS =
            """
            WITH RECURSIVE above AS (
                SELECT id AS leaf, id, parent_id FROM category
                 UNION
                SELECT a.leaf, c.id, c.parent_id FROM above a JOIN category c ON c.id = a.parent_id)
            SELECT p.id, p.brand_id, array_agg(a.id ORDER BY a.id) AS categories
              FROM product p JOIN above a ON a.leaf = p.category_id
             WHERE p.id = ANY ($1) GROUP BY p.id, p.brand_id ORDER BY p.id
            """;

    private static final String STORE =
            """
            INSERT INTO forecast_group (run_id, grain, kind, member, products, trained_to, model, effects, mean, deviation)
            SELECT $1, $2, g.kind, g.member, g.products, $3, g.model, g.effects::jsonb, g.mean::float8[], g.deviation::float8[]
              FROM unnest($4::text[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::text[], $10::text[])
                   AS g (effects, kind, member, products, model, mean, deviation)
            ON CONFLICT (run_id, grain, kind, member) DO NOTHING
            """;

    private static final String FIND =
            """
            SELECT kind, member, products, mean, deviation FROM forecast_group
             WHERE run_id = $1 AND grain = $2 ORDER BY kind, member
            """;

    private static final String PUBLISH =
            """
            UPDATE forecast_group g SET reconciled = r.mean::float8[]
              FROM unnest($3::text[], $4::bigint[], $5::text[]) AS r (kind, member, mean)
             WHERE g.run_id = $1 AND g.grain = $2 AND g.kind = r.kind AND g.member = r.member
            """;

    private final Pool database;

    Groups(Pool database) {
        this.database = database;
    }

    /** The whole first, then categories with all that is below them, and brands. */
    public Uni<List<Group>> of(List<Long> products) {
        return database.preparedQuery(MEMBERSHIPS)
                .execute(Tuple.of(products.toArray(Long[]::new)))
                .map(Groups::groups);
    }

    private static List<Group> groups(RowSet<Row> rows) {
        var everything = new ArrayList<Long>();
        var categories = new TreeMap<Long, List<Long>>();
        var brands = new TreeMap<Long, List<Long>>();
        for (var row : rows) {
            long product = row.getLong("id");
            everything.add(product);
            add(brands, row.getLong("brand_id"), product);
            for (long category : row.getArrayOfLongs("categories")) {
                add(categories, category, product);
            }
        }
        var groups = new ArrayList<Group>();
        if (!everything.isEmpty()) {
            groups.add(new Group(Kind.TOTAL, 0, everything));
            groups.addAll(largest(Kind.CATEGORY, categories));
            groups.addAll(largest(Kind.BRAND, brands));
        }
        return groups;
    }

    private static void add(Map<Long, List<Long>> groups, long member, long product) {
        groups.computeIfAbsent(member, _ -> new ArrayList<>()).add(product);
    }

    private static List<Group> largest(Kind kind, Map<Long, List<Long>> groups) {
        ToIntFunction<Group> size = group -> group.products().size();
        return groups.entrySet().stream()
                .map(entry -> new Group(kind, entry.getKey(), entry.getValue()))
                .filter(group -> size.applyAsInt(group) >= LEAST_PRODUCTS)
                .sorted(Comparator.comparingInt(size).reversed().thenComparing(Group::member))
                .limit(MOST_OF_A_KIND)
                .toList();
    }

    /** Takes the processor for some seconds. */
    public List<GroupForecast> forecasts(
            Request request,
            TunisianCalendar calendar,
            WeatherDays weather,
            List<Group> groups,
            Map<Long, DemandSeries> sales,
            Workers workers) {
        var forecaster =
                new GroupForecaster(
                        request,
                        new CalendarRegressors(calendar),
                        new WeatherRegressors(weather),
                        workers);
        return forecaster.forecasts(groups, sales);
    }

    public Uni<Void> store(
            SqlConnection transaction, UUID runId, Grain grain, List<GroupForecast> forecasts) {
        if (forecasts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var row =
                Tuple.tuple()
                        .addUUID(runId)
                        .addString(grain.name())
                        .addLocalDate(forecasts.getFirst().trainedTo())
                        .addArrayOfString(
                                forecasts.stream()
                                        .map(one -> Json.encode(one.effects()))
                                        .toArray(String[]::new))
                        .addArrayOfString(
                                forecasts.stream()
                                        .map(one -> one.group().kind().name())
                                        .toArray(String[]::new))
                        .addArrayOfLong(
                                forecasts.stream()
                                        .map(one -> one.group().member())
                                        .toArray(Long[]::new))
                        .addArrayOfInteger(
                                forecasts.stream()
                                        .map(one -> one.group().products().size())
                                        .toArray(Integer[]::new))
                        .addArrayOfString(
                                forecasts.stream().map(GroupForecast::model).toArray(String[]::new))
                        .addArrayOfString(
                                forecasts.stream()
                                        .map(one -> DoubleArray.text(one.mean()))
                                        .toArray(String[]::new))
                        .addArrayOfString(
                                forecasts.stream()
                                        .map(one -> DoubleArray.text(one.deviation()))
                                        .toArray(String[]::new));
        return transaction.preparedQuery(STORE).execute(row).replaceWithVoid();
    }

    /**
     * What a run expects of a group.
     *
     * @param products how many it is the sum of
     */
    public record Expected(
            Kind kind, long member, int products, double[] mean, double[] deviation) {}

    public Uni<List<Expected>> find(UUID runId, Grain grain) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(runId, grain.name()))
                .map(rows -> rows.stream().map(Groups::expected).toList());
    }

    /** The sums of the products of each group, as they will be published. */
    public Uni<Void> publish(
            SqlConnection transaction,
            UUID runId,
            Grain grain,
            List<Expected> groups,
            double[][] sums) {
        var texts = Arrays.stream(sums).map(DoubleArray::text).toArray(String[]::new);
        return transaction
                .preparedQuery(PUBLISH)
                .execute(
                        Tuple.of(
                                runId,
                                grain.name(),
                                groups.stream().map(g -> g.kind.name()).toArray(String[]::new),
                                groups.stream().map(Expected::member).toArray(Long[]::new),
                                texts))
                .replaceWithVoid();
    }

    private static Expected expected(Row row) {
        return new Expected(
                Kind.valueOf(row.getString("kind")),
                row.getLong("member"),
                row.getInteger("products"),
                DoubleArray.numbers(row.getArrayOfDoubles("mean")),
                DoubleArray.numbers(row.getArrayOfDoubles("deviation")));
    }
}
