package tn.shabou.orion.vintages;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.sales.ProductDemand;

/**
 * Joins what was sold to the forecasts that were made before, and says how good they were: column
 * {@code forecast.actual}, which is written once, and table {@code forecast_accuracy}.
 */
@ApplicationScoped
public class Outcomes {

    /** Periods that may become known late: sales are imported once a year at worst. */
    private static final int MOST_PERIODS = 60;

    private static final String JOIN =
            """
            UPDATE forecast f SET actual = a.actual
              FROM unnest($2::bigint[], $3::date[], $4::float8[]) AS a (product_id, period_start, actual),
                   forecast_series s
             WHERE f.product_id = a.product_id AND f.period_start = a.period_start AND f.actual IS NULL
               AND s.run_id = f.run_id AND s.product_id = f.product_id AND s.grain = $1
            """;

    private static final String SCORE = "SELECT score_forecasts($1) AS periods";

    /** In the caller's transaction; what is not known counts nowhere. */
    public Uni<Void> join(SqlConnection transaction, Grain grain, List<ProductDemand> demand) {
        var products = new ArrayList<Long>();
        var starts = new ArrayList<LocalDate>();
        var sold = new ArrayList<Double>();
        for (var product : demand) {
            var series = product.series();
            for (int t = Math.max(0, series.length() - MOST_PERIODS); t < series.length(); t++) {
                if (series.knows(t)) {
                    products.add(product.productId());
                    starts.add(series.period(t));
                    sold.add(series.at(t));
                }
            }
        }
        return transaction
                .preparedQuery(JOIN)
                .execute(
                        Tuple.of(
                                grain.name(),
                                products.toArray(Long[]::new),
                                starts.toArray(LocalDate[]::new),
                                sold.toArray(Double[]::new)))
                .replaceWithVoid();
    }

    /** Measures again what may have come true of late; answers how many forecasts that is. */
    public Uni<Long> score(SqlConnection transaction, Instant vintage) {
        return transaction
                .preparedQuery(SCORE)
                .execute(Tuple.of(vintage.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getLong("periods"));
    }
}
