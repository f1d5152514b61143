package tn.shabou.api.reports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Paging;
import tn.shabou.api.prices.MarketPrice;
import tn.shabou.api.prices.MarketPrices;
import tn.shabou.api.prices.MarketPrices.Side;
import tn.shabou.model.ShopTime;

/** Gathers what happened in a week. */
@ApplicationScoped
class WeekReading {

    private static final String NEW_LEADS =
            "SELECT count(*) FROM lead WHERE first_seen_at >= $1 AND first_seen_at < $2 AND merged_into IS NULL";

    private static final String DRIFTING =
            "SELECT max(version) FROM score_model WHERE state = 'ACTIVE' AND drifting_since IS NOT NULL";

    private static final String WORSE =
            "SELECT round(100 * (max(ratio) - 1))::int FROM forecast_drift($1) WHERE ratio > 1.25";

    private static final int POSITIONS = 10;

    private final Pool database;
    private final MarketPrices market;
    private final JsonColumn json;

    WeekReading(Pool database, MarketPrices market, JsonColumn json) {
        this.database = database;
        this.market = market;
        this.json = json;
    }

    /** Of the seven days before that Monday. */
    Uni<WeekFacts> read(LocalDate monday) {
        var week = Tuple.of(midnight(monday.minusDays(7)), midnight(monday));
        return Uni.combine()
                .all()
                .unis(
                        count(week),
                        list(WeekQueries.GROUPS, week, WeekFacts.Group.class),
                        list(WeekQueries.BEST, week, WeekFacts.BestLead.class),
                        list(WeekQueries.MOVES, week, WeekFacts.PriceMove.class),
                        list(WeekQueries.MISSES, week, WeekFacts.Miss.class),
                        list(WeekQueries.UNSOLD, week, WeekFacts.Unsold.class),
                        positions(Side.ABOVE),
                        positions(Side.BELOW),
                        Uni.combine()
                                .all()
                                .unis(
                                        list(
                                                WeekQueries.SOURCES,
                                                week,
                                                WeekFacts.SourceHealth.class),
                                        drifting(),
                                        forecastsWorse(monday))
                                .asTuple())
                .with((leads, groups, best, moves, misses, unsold, dear, cheap, health) ->
                        new WeekFacts(
                                monday,
                                leads,
                                groups,
                                best,
                                moves,
                                misses,
                                unsold,
                                dear,
                                cheap,
                                health.getItem1(),
                                health.getItem2().orElse(null),
                                health.getItem3().orElse(null)));
    }

    private Uni<Long> count(Tuple week) {
        return database.preparedQuery(NEW_LEADS)
                .execute(week)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Optional<String>> drifting() {
        return database.query(DRIFTING)
                .execute()
                .map(rows -> text(rows.iterator().next().getString(0)));
    }

    private Uni<Optional<Integer>> forecastsWorse(LocalDate monday) {
        return database.preparedQuery(WORSE)
                .execute(Tuple.of(midnight(monday)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger(0)));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value);
    }

    private <T> Uni<List<T>> list(String query, Tuple week, Class<T> type) {
        return database.preparedQuery(query)
                .execute(week)
                .map(rows ->
                        rows.stream()
                                .map(row -> json.object(new JsonObject(row.getString(0)), type))
                                .toList());
    }

    private Uni<List<WeekFacts.Position>> positions(Side side) {
        return market.list(side, new Paging(Optional.empty(), POSITIONS))
                .map(page -> page.data().stream().map(WeekReading::position).toList());
    }

    private static WeekFacts.Position position(MarketPrice price) {
        return new WeekFacts.Position(
                price.sku(),
                price.name(),
                price.price().amount(),
                price.market().amount(),
                price.sellers(),
                price.percent());
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(ShopTime.ZONE).toOffsetDateTime();
    }
}
