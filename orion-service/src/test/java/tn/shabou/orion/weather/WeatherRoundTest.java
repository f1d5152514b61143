package tn.shabou.orion.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tn.shabou.testing.ShabouServers;

@QuarkusTest
@WithTestResource(
        value = ShabouServers.class,
        initArgs = @ResourceArg(name = "service", value = "orion"))
class WeatherRoundTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-15T08:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 20);

    @Inject WeatherRecords records;
    @Inject Vertx vertx;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/archive", exchange -> answer(exchange, WeatherTest.MEASURED));
        server.createContext("/forecast", exchange -> answer(exchange, WeatherTest.FORECAST));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theWeatherOfEveryGovernorateIsKeptForForecasts() {
        round(true);

        for (var governorate : Governorate.values()) {
            var days = records.of(governorate, NEW_YEAR, SPRING).await().indefinitely();
            assertThat(days.at(Measure.RAIN, LocalDate.of(2026, 1, 2)))
                    .isEqualTo(4.2, within(1e-4));
            assertThat(days.at(Measure.MEAN_TEMPERATURE, LocalDate.of(2026, 1, 20))).isEqualTo(14);
        }
    }

    @Test
    void whatIsKnownStaysWhenNobodyAnswers() {
        round(true);
        server.removeContext("/archive");
        server.removeContext("/forecast");

        round(true);

        assertThat(records.of(Governorate.TUNIS, NEW_YEAR, SPRING).await().indefinitely().isEmpty())
                .isFalse();
    }

    @Test
    void forecastsKnowTheWeatherTenDaysAheadAndNoneWhereItIsSwitchedOff() {
        round(true);

        var ahead = shopOn("2026-01-10T08:00:00Z", true);
        assertThat(ahead.at(Measure.MEAN_TEMPERATURE, LocalDate.of(2026, 1, 20))).isEqualTo(14);
        var tooEarly = shopOn("2026-01-09T08:00:00Z", true);
        assertThat(tooEarly.at(Measure.MEAN_TEMPERATURE, LocalDate.of(2026, 1, 20))).isNaN();
        assertThat(tooEarly.isEmpty()).isFalse();
        assertThat(shopOn("2026-01-10T08:00:00Z", false).isEmpty()).isTrue();
    }

    private WeatherDays shopOn(String vintage, boolean enabled) {
        return new ShopWeather(settings(enabled), records)
                .at(Instant.parse(vintage))
                .await()
                .indefinitely();
    }

    private WeatherConfig settings(boolean enabled) {
        var root = "http://127.0.0.1:" + server.getAddress().getPort();
        return new WeatherTest.Settings(
                enabled,
                URI.create(root + "/archive"),
                URI.create(root + "/forecast"),
                Duration.ofSeconds(10));
    }

    private void round(boolean enabled) {
        var settings = settings(enabled);
        var weather = new Weather(new OpenMeteo(settings, vertx), settings, CLOCK);
        new WeatherRound(weather, records, settings, CLOCK).go().await().indefinitely();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
