package tn.shabou.api.dashboard;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import tn.shabou.api.agents.Worker;
import tn.shabou.api.dashboard.Dashboard.Figure;
import tn.shabou.api.prices.MarketPrices;
import tn.shabou.api.prices.MarketPrices.Side;
import tn.shabou.model.ShopTime;
import tn.shabou.model.runs.Agent;
import tn.shabou.redisstreams.DeadLetters;

/** Counts what needs staff; each figure by one query, which says the same as the list beside it. */
@ApplicationScoped
class Counts {

    private static final Logger LOG = Logger.getLogger(Counts.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool database;
    private final MarketPrices market;
    private final DeadLetters letters;
    private final Clock clock;

    Counts(Pool database, MarketPrices market, DeadLetters letters, Clock clock) {
        this.database = database;
        this.market = market;
        this.letters = letters;
        this.clock = clock;
    }

    Uni<Dashboard> now() {
        var today = LocalDate.now(clock.withZone(ShopTime.ZONE));
        var figures =
                Stream.of(
                                Stream.of(
                                        rows(
                                                "leadsToTriage",
                                                "Leads that nobody has decided about.",
                                                "/api/admin/leads?state=NEW",
                                                "lead WHERE state = 'NEW' AND merged_into IS NULL"),
                                        rows(
                                                "nextActionsDue",
                                                "Leads whose next action is due by today.",
                                                "/api/admin/leads?nextActionBy=" + today,
                                                "lead WHERE merged_into IS NULL AND next_action_on <= $1",
                                                today),
                                        rows(
                                                "enquiriesUnanswered",
                                                "Enquiries that nobody has answered.",
                                                "/api/admin/enquiries?state=NEW",
                                                "enquiry WHERE state = 'NEW'"),
                                        rows(
                                                "insightsOpen",
                                                "What stands out about parts, not seen to or due again.",
                                                "/api/admin/insights?state=OPEN",
                                                "insight WHERE closed_at IS NULL AND (state = 'OPEN' OR snoozed_until <= $1)",
                                                today),
                                        rows(
                                                "forecastsWorse",
                                                "Classes of demand and models whose forecasts of late err a quarter more than before.",
                                                "/api/admin/forecasts/accuracy?by=CLASS",
                                                "forecast_drift($1) WHERE ratio > 1.25",
                                                clock.instant().atOffset(ZoneOffset.UTC)),
                                        rows(
                                                "outOfStockThatSells",
                                                "Listed parts without stock that are expected to sell.",
                                                "/api/admin/forecasts/stock?outOfStock=true",
                                                """
                                                stock_plan s JOIN product p ON p.id = s.product_id
                                                 WHERE p.stock_quantity = 0 AND s.weekly_demand > 0 AND p.listed
                                                """),
                                        rows(
                                                "searchesWithoutResult",
                                                "Questions of shoppers that found nothing, not dismissed.",
                                                "/api/admin/search/misses",
                                                "search_log WHERE misses > 0 AND NOT dismissed"),
                                        rows(
                                                "importsFailed",
                                                "Imports of products that failed.",
                                                "/api/admin/imports/products?state=FAILED",
                                                "product_import WHERE state = 'FAILED'")),
                                Stream.of(
                                        market(
                                                Side.ABOVE,
                                                "pricesAboveMarket",
                                                "Listed parts that cost more here than in the middle of the market."),
                                        market(
                                                Side.BELOW,
                                                "pricesBelowMarket",
                                                "Listed parts that cost less here than in the middle of the market."),
                                        rows(
                                                "pricesScheduled",
                                                "Prices to come, and in force until their end.",
                                                "/api/admin/prices/scheduled",
                                                "scheduled_price WHERE due_at IS NOT NULL")),
                                Arrays.stream(Agent.values()).map(this::failedRuns),
                                Worker.all().map(this::deadLetters))
                        .flatMap(some -> some)
                        .toList();
        return Uni.join()
                .all(figures)
                .andFailFast()
                .map(counted -> new Dashboard(clock.instant(), counted));
    }

    private Uni<Figure> market(Side side, String name, String meaning) {
        return market.count(side)
                .map(count ->
                        new Figure(name, count, meaning, "/api/admin/prices/market?side=" + side));
    }

    private Uni<Figure> failedRuns(Agent agent) {
        return rows(
                agent.slug() + "RunsFailed",
                "Runs of this agent that failed as a whole.",
                "/api/admin/agents/%s/runs?state=FAILED".formatted(agent.slug()),
                "agent_run WHERE agent = $1 AND state = 'FAILED'",
                agent.name());
    }

    /**
     * @param what behind FROM
     */
    private Uni<Figure> rows(
            String name, String meaning, String list, String what, Object... parameters) {
        return database.preparedQuery("SELECT count(*) FROM " + what)
                .execute(Tuple.from(List.of(parameters)))
                .map(rows -> rows.iterator().next().getLong(0))
                .map(count -> new Figure(name, count, meaning, list));
    }

    private Uni<Figure> deadLetters(Worker worker) {
        var name = worker.slug() + "DeadLetters";
        var meaning = "Pieces of work that were given up, over all steps.";
        var list = "/api/admin/agents/%s/dead-letters".formatted(worker.slug());
        return Uni.join()
                .all(worker.streams().map(letters::count).toList())
                .andFailFast()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(counts ->
                        new Figure(
                                name,
                                counts.stream().mapToLong(Long::longValue).sum(),
                                meaning,
                                list))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("dead letters cannot be counted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(new Figure(name, null, meaning, list));
    }
}
