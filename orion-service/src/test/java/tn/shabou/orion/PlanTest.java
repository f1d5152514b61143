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
import tn.shabou.model.forecasts.ForecastBatch;
import tn.shabou.model.forecasts.Grain;
import tn.shabou.orion.sales.Sales.Sold;

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
    void looksAYearOrAQuarterAheadInBatchesOfFifty() {
        var plan = plan(Map.of());

        assertThat(plan.batchSize()).isEqualTo(50);
        assertThat(plan.batches(RUN, VINTAGE, PRODUCTS))
                .containsExactly(
                        new ForecastBatch(RUN, "batch-000001", VINTAGE, 13, List.of(2L, 4L, 5L)),
                        new ForecastBatch(RUN, "batch-000002", VINTAGE, 12, List.of(1L, 3L)));
    }

    @Test
    void doesWhatTheRunWasAskedTo() {
        var plan = plan(Map.of("batchSize", "2", "horizon", "4", "grain", "week"));

        assertThat(plan.batches(RUN, VINTAGE, PRODUCTS))
                .containsExactly(
                        new ForecastBatch(RUN, "batch-000001", VINTAGE, 4, List.of(2L, 4L)),
                        new ForecastBatch(RUN, "batch-000002", VINTAGE, 4, List.of(5L)));
    }

    @Test
    void hasNothingToDoWithoutSales() {
        assertThat(plan(Map.of()).batches(RUN, VINTAGE, List.of())).isEmpty();
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
