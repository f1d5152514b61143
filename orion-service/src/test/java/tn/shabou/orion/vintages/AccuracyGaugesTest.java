package tn.shabou.orion.vintages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.testing.ShabouServers;

@QuarkusTest
@WithTestResource(
        value = ShabouServers.class,
        initArgs = @ResourceArg(name = "service", value = "orion"))
class AccuracyGaugesTest {

    private static final String RUN = "0193a000-0000-7000-8000-0000000000a1";

    @Inject AccuracyGauges gauges;

    /** A quarter of good forecasts, and a month of bad ones; hardly any of another class. */
    @BeforeEach
    void forecastsThatBecameWorse() throws SQLException {
        execute(
                """
                INSERT INTO agent_run (id, agent, origin, parameters, state, requested_at)
                VALUES ('%1$s', 'ORION', 'MANUAL', '{}', 'SUCCEEDED', now());
                INSERT INTO forecast_accuracy (run_id, grain, demand_class, model, horizon, vintage, periods, actual, expected,
                                               absolute_error, scaled, scaled_error, squared_error, judged, pinball, within80, within95)
                VALUES ('%1$s', 'WEEK', 'LUMPY', 'new', 1, now() - interval '10 days', 40, 100, 125, 50, 40, 40, 160, 40, 1, 20, 30),
                       ('%1$s', 'WEEK', 'LUMPY', 'old', 1, now() - interval '60 days', 40, 100, 100, 25, 40, 20, 40, 40, 1, 32, 38),
                       ('%1$s', 'WEEK', 'LUMPY', 'kept', 1, now() - interval '10 days', 20, 50, 62.5, 25, 20, 30, 60, 20, 1, 10, 15),
                       ('%1$s', 'WEEK', 'LUMPY', 'kept', 2, now() - interval '60 days', 20, 50, 50, 10, 20, 10, 60, 20, 1, 10, 15),
                       ('%1$s', 'WEEK', 'ERRATIC', 'new', 1, now() - interval '10 days', 3, 10, 10, 5, 3, 3, 3, 3, 1, 3, 3);
                """
                        .formatted(RUN));
    }

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM agent_run WHERE id = '%s'".formatted(RUN));
    }

    @Test
    void theMetricsTellHowGoodForecastsAreAndWhetherTheyBecameWorse() {
        gauges.look().await().indefinitely();

        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "orion_forecast_wape{demand_class=\"LUMPY\",grain=\"WEEK\"} 0.5",
                        "orion_forecast_bias{demand_class=\"LUMPY\",grain=\"WEEK\"} 1.25",
                        "orion_forecast_coverage{demand_class=\"LUMPY\",grain=\"WEEK\",level=\"80\"} 0.5",
                        "orion_forecast_coverage{demand_class=\"LUMPY\",grain=\"WEEK\",level=\"95\"} 0.75",
                        "orion_forecast_drift{demand_class=\"\",grain=\"WEEK\",model=\"kept\"} 3.0",
                        "orion_forecast_drift{demand_class=\"LUMPY\",grain=\"WEEK\",model=\"\"} 2.33")
                .doesNotContain("demand_class=\"ERRATIC\"");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = ShabouServers.owner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
