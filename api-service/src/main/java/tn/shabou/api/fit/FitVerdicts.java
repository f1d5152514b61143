package tn.shabou.api.fit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.vehicles.Vehicle.Engine;
import tn.shabou.api.vehicles.VehicleTree;
import tn.shabou.api.vehicles.Vehicles;

/** Which parts fit a car. */
@ApplicationScoped
public class FitVerdicts {

    private static final String RECORDED =
            """
            SELECT p.id, p.attributes ->> 'universal' AS universal,
                   EXISTS (SELECT FROM fitment a WHERE a.product_id = p.id) AS for_any_car,
                   f.engine_id, f.position, f.year_from, f.year_to, f.criteria::text AS criteria, f.note, f.confidence
              FROM product p
              LEFT JOIN fitment f ON f.product_id = p.id AND f.engine_id = ANY ($2)
             WHERE %s AND p.listed
             ORDER BY p.id, f.engine_id, f.position
            """;
    private static final String BY_IDS = RECORDED.formatted("p.id = ANY ($1)");
    private static final String BY_SLUG = RECORDED.formatted("p.slug = $1");

    private final ShopReads reads;
    private final VehicleTree tree;
    private final FitmentRows rows;

    FitVerdicts(ShopReads reads, VehicleTree tree, FitmentRows rows) {
        this.reads = reads;
        this.tree = tree;
        this.rows = rows;
    }

    /** One query for all of them; parts that shoppers may not see are left out. */
    public Uni<Map<Long, FitVerdict>> verdicts(Collection<Long> productIds, Car car) {
        return tree.vehicles()
                .chain(vehicles ->
                        verdicts(BY_IDS, productIds.toArray(Long[]::new), car, vehicles));
    }

    /** Empty when no part that shoppers may see has this slug. */
    public Uni<Optional<FitVerdict>> verdict(String slug, Car car) {
        return tree.vehicles()
                .chain(vehicles -> verdicts(BY_SLUG, slug, car, vehicles))
                .map(found -> found.values().stream().findFirst());
    }

    private Uni<Map<Long, FitVerdict>> verdicts(
            String query, Object products, Car car, Vehicles vehicles) {
        var engines = vehicles.engines(car.vehicle()).stream().map(Engine::id).toArray(Long[]::new);
        return reads.ask(query, Tuple.of(products, engines))
                .map(found -> verdicts(found, car, vehicles));
    }

    private Map<Long, FitVerdict> verdicts(RowSet<Row> found, Car car, Vehicles vehicles) {
        var verdicts = new LinkedHashMap<Long, FitVerdict>();
        rows.recorded(found)
                .forEach((id, part) -> verdicts.put(id, Judgement.of(part, car, vehicles)));
        return verdicts;
    }
}
