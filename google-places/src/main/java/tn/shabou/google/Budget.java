package tn.shabou.google;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests of the month by SKU: table {@code google_usage}. One statement takes a request from the
 * budget or finds it empty, so no number of replicas overdraws it.
 */
@ApplicationScoped
public class Budget {

    /** Google's months begin at midnight in California. */
    private static final ZoneId BILLING = ZoneId.of("America/Los_Angeles");

    private static final String TAKE =
            """
            INSERT INTO google_usage (month, sku, used) SELECT $1, $2, 1 WHERE $3 > 0
            ON CONFLICT (month, sku) DO UPDATE SET used = google_usage.used + 1 WHERE google_usage.used < $3
            """;

    private static final String USED = "SELECT sku, used FROM google_usage WHERE month = $1";

    private final Pool database;
    private final GoogleConfig config;
    private final Clock clock;

    Budget(Pool database, GoogleConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param month its first day
     * @param limit requests a month
     */
    public record Usage(Sku sku, LocalDate month, int used, int limit) {}

    /** Fails with {@link GoogleTrouble.Cause#OVER_BUDGET} when nothing is left. */
    Uni<Void> take(Sku sku) {
        return database.preparedQuery(TAKE)
                .execute(Tuple.of(month(), sku.name(), limit(sku)))
                .invoke(taken -> {
                    if (taken.rowCount() == 0) {
                        throw new GoogleTrouble(
                                GoogleTrouble.Cause.OVER_BUDGET,
                                "the budget of this month for %s is used up".formatted(sku));
                    }
                })
                .replaceWithVoid();
    }

    /** Of each SKU, in this month. */
    public Uni<List<Usage>> usage() {
        return database.preparedQuery(USED)
                .execute(Tuple.of(month()))
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.getString("sku"),
                                                row -> row.getInteger("used"))))
                .map(used ->
                        Arrays.stream(Sku.values())
                                .map(sku ->
                                        new Usage(
                                                sku,
                                                month(),
                                                used.getOrDefault(sku.name(), 0),
                                                limit(sku)))
                                .toList());
    }

    private int limit(Sku sku) {
        return config.budget().getOrDefault(sku, sku.freeOfCharge());
    }

    private LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), BILLING).withDayOfMonth(1);
    }
}
