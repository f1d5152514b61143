package tn.shabou.orion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tn.shabou.model.forecasts.DemandClass;
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.ForecastGroups;
import tn.shabou.model.forecasts.ForecastGroups.Division;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.model.forecasts.LearnPanel;
import tn.shabou.model.forecasts.ReconcilePanel;
import tn.shabou.model.forecasts.ScoreVintages;
import tn.shabou.orion.sales.Sales.Sold;
import tn.shabou.runs.NewTask;

class PlanTest {

    private static final UUID RUN = UUID.randomUUID();
    private static final Instant VINTAGE = Instant.parse("2026-11-22T02:00:00Z");
    private static final List<Sold> PRODUCTS =
            List.of(
                    new Sold(1, Grain.MONTH),
                    new Sold(2, Grain.WEEK),
                    new Sold(3, Grain.MONTH),
                    new Sold(4, Grain.WEEK),
                    new Sold(5, Grain.WEEK));

    @Test
    void learnsFromEachGrainAQuarterOrAYearAheadForecastsGroupsMeanwhileAndScoresWhenAllIsOver() {
        var tasks = plan(Map.of()).tasks(RUN, VINTAGE, PRODUCTS);

        assertThat(tasks)
                .extracting(NewTask::message)
                .containsExactly(
                        new LearnPanel(RUN, "learn-week", VINTAGE, Grain.WEEK, 13, 50),
                        groups("forecast-week-categories", Grain.WEEK, 13, Division.CATEGORIES),
                        groups("forecast-week-brands", Grain.WEEK, 13, Division.BRANDS),
                        new LearnPanel(RUN, "learn-month", VINTAGE, Grain.MONTH, 12, 50),
                        groups("forecast-month-categories", Grain.MONTH, 12, Division.CATEGORIES),
                        groups("forecast-month-brands", Grain.MONTH, 12, Division.BRANDS),
                        new ScoreVintages(RUN, "score", VINTAGE));
        assertThat(tasks).extracting(NewTask::awaits).endsWith(null, "").containsOnlyOnce("");
    }

    private static ForecastGroups groups(String key, Grain grain, int horizon, Division by) {
        return new ForecastGroups(RUN, key, VINTAGE, grain, horizon, by);
    }

    @Test
    void doesWhatTheRunWasAskedTo() {
        var plan = plan(Map.of("batchSize", "2", "horizon", "4", "grain", "week"));

        assertThat(plan.tasks(RUN, VINTAGE, PRODUCTS))
                .extracting(NewTask::message)
                .contains(new LearnPanel(RUN, "learn-week", VINTAGE, Grain.WEEK, 4, 2))
                .hasSize(4);
    }

    @Test
    void forecastsInBatchesAndAddsUpWhenTheyAreDone() {
        var learned = new LearnPanel(RUN, "learn-week", VINTAGE, Grain.WEEK, 4, 2);
        var models = Map.of(DemandClass.SMOOTH, "abc");

        var tasks = Plan.batches(learned, models, List.of(2L, 4L, 5L));

        assertThat(tasks)
                .extracting(NewTask::message)
                .containsExactly(
                        batch("forecast-week-000001", models, 2L, 4L),
                        batch("forecast-week-000002", models, 5L),
                        new ReconcilePanel(RUN, "reconcile-week", VINTAGE, Grain.WEEK, 4));
        assertThat(tasks).extracting(NewTask::awaits).containsExactly(null, null, "forecast-week");
        assertThat(Plan.publication(batch("forecast-week-000002", models, 5L)))
                .extracting(NewTask::key, NewTask::awaits)
                .containsExactly("write-week-000002", "reconcile-week");
    }

    private static ForecastBatch batch(
            String key, Map<DemandClass, String> models, Long... products) {
        return new ForecastBatch(RUN, key, VINTAGE, Grain.WEEK, 4, models, List.of(products));
    }

    @Test
    void hasNothingToDoWithoutSales() {
        assertThat(plan(Map.of()).tasks(RUN, VINTAGE, List.of())).isEmpty();
    }

    @Test
    void saysWhichParameterIsWrong() {
        assertThatThrownBy(() -> plan(Map.of("batchSize", "many")))
                .hasMessage("batchSize must be a whole number from 1 to 1000, not \"many\"");
        assertThatThrownBy(() -> plan(Map.of("horizon", "0"))).hasMessageContaining("horizon");
        assertThatThrownBy(() -> plan(Map.of("horizon", "157"))).hasMessageContaining("156");
        assertThatThrownBy(() -> plan(Map.of("grain", "day")))
                .hasMessage("grain must be week or month, not \"day\"");
        assertThatThrownBy(() -> plan(Map.of("horizn", "4")))
                .hasMessageStartingWith("unknown parameter horizn");
    }

    private static Plan plan(Map<String, String> parameters) {
        return Plan.of(config(Map.of()), parameters);
    }

    private static ForecastingConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(ForecastingConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build()
                .getConfigMapping(ForecastingConfig.class);
    }
}
