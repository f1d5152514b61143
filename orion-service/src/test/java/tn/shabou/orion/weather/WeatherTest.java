package tn.shabou.orion.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.model.forecasts.Grain;

class WeatherTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    static final String MEASURED =
            """
            {"latitude": 36.8, "daily_units": {"time": "iso8601"}, "daily": {
              "time": ["2026-01-01", "2026-01-02", "2026-01-03"],
              "temperature_2m_mean": [11.5, 12.5, null],
              "temperature_2m_min": [7, 8, 9],
              "temperature_2m_max": [15, 16, 17],
              "precipitation_sum": [0.0, 4.2, 1.1]}}
            """;
    static final String FORECAST =
            """
            {"daily": {"time": ["2026-01-03", "2026-01-20"],
              "temperature_2m_mean": [13, 14], "temperature_2m_min": [9, 9],
              "temperature_2m_max": [17, 18], "precipitation_sum": [1.0, 0]}}
            """;

    record Settings(boolean enabled, URI archive, URI forecast, Duration patience)
            implements WeatherConfig {

        @Override
        public List<Governorate> governorates() {
            return List.of(Governorate.TUNIS);
        }

        @Override
        public int retries() {
            return 2;
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(10);
        }

        @Override
        public int years() {
            return 1;
        }

        @Override
        public String cron() {
            return "off";
        }

        @Override
        public Duration keep() {
            return Duration.ofHours(6);
        }
    }

    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-01-15T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final Hands clock = new Hands();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final AtomicReference<Answer> archive = new AtomicReference<>(text(200, MEASURED));
    private final AtomicReference<Answer> forecast = new AtomicReference<>(text(200, FORECAST));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private Weather weather;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/archive", exchange -> answer(exchange, archive));
        server.createContext("/forecast", exchange -> answer(exchange, forecast));
        server.start();
        weather = weather(true, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private Weather weather(boolean enabled, Duration patience) {
        var root = "http://127.0.0.1:" + server.getAddress().getPort();
        var settings =
                new Settings(
                        enabled,
                        URI.create(root + "/archive"),
                        URI.create(root + "/forecast"),
                        patience);
        return new Weather(new OpenMeteo(settings, VERTX), settings, clock);
    }

    private void answer(HttpExchange exchange, AtomicReference<Answer> answer) throws IOException {
        questions.add(exchange.getRequestURI().toString());
        answer.get().to(exchange);
    }

    private static Answer text(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private WeatherDays ask() {
        return weather.of(Governorate.SFAX, FROM).await().atMost(Duration.ofMinutes(2));
    }

    private static LocalDate january(int day) {
        return LocalDate.of(2026, 1, day);
    }

    @Test
    void joinsWhatWasMeasuredWithWhatIsForecast() {
        var days = ask();

        assertThat(days.at(Measure.RAIN, january(2))).isEqualTo(4.2);
        assertThat(days.at(Measure.MEAN_TEMPERATURE, january(3))).isEqualTo(13);
        assertThat(days.at(Measure.MEAN_TEMPERATURE, january(20))).isEqualTo(14);
        assertThat(days.at(Measure.MEAN_TEMPERATURE, january(4))).isNaN();
    }

    @Test
    void asksForThePlaceAndTheDays() {
        ask();

        assertThat(questions)
                .anySatisfy(question ->
                        assertThat(question)
                                .startsWith("/archive?latitude=34.74&longitude=10.76&")
                                .contains("start_date=2026-01-01", "end_date=2026-01-10")
                                .contains("precipitation_sum")
                                .contains("timezone=Africa%2FTunis"))
                .anySatisfy(question ->
                        assertThat(question)
                                .startsWith("/forecast?")
                                .contains("past_days=10", "forecast_days=16"));
    }

    @Test
    void asksAgainOnlyWhenItsAnswerIsOld() {
        ask();
        ask();
        assertThat(questions).hasSize(2);

        clock.now = clock.now.plus(Duration.ofHours(7));
        ask();
        assertThat(questions).hasSize(4);
    }

    @Test
    void keepsWhatItKnewWhenNobodyAnswers() {
        ask();
        clock.now = clock.now.plus(Duration.ofHours(7));
        archive.set(text(400, "{\"error\": true, \"reason\": \"no\"}"));
        forecast.set(text(400, "no"));

        assertThat(ask().at(Measure.RAIN, january(2))).isEqualTo(4.2);
    }

    @Test
    void goesOnWithoutWeatherWhereItIsSwitchedOff() {
        weather = weather(false, Duration.ofSeconds(20));

        assertThat(ask().isEmpty()).isTrue();
        assertThat(questions).isEmpty();
    }

    @Test
    void asksThreeTimesWhereATryMayHelp() {
        archive.set(text(503, "busy"));
        forecast.set(text(429, "slow down"));

        assertThat(ask().isEmpty()).isTrue();
        assertThat(questions).hasSize(6);
    }

    @Test
    void doesNotInsistWhereItIsRefused() {
        archive.set(text(400, "{\"error\": true}"));
        forecast.set(text(404, ""));

        assertThat(ask().isEmpty()).isTrue();
        assertThat(questions).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "null",
                "[]",
                "{",
                "{\"daily\": []}",
                "{\"daily\": {\"time\": 7}}",
                "{\"daily\": {\"time\": [\"soon\"], \"precipitation_sum\": [1]}}",
                "{\"daily\": {\"time\": [7], \"precipitation_sum\": [1]}}",
                "{\"daily\": {\"time\": [null], \"precipitation_sum\": [1]}}",
                "{\"daily\": {\"time\": [\"2026-01-01\"], \"precipitation_sum\": [1, 2]}}",
                "{\"daily\": {\"time\": [\"2026-01-01\"], \"precipitation_sum\": [\"much\"]}}",
                "{\"daily\": {\"time\": [\"2026-01-01\"], \"precipitation_sum\": [1e300]}}",
                "{\"daily\": {\"time\": [\"2026-01-01\"], \"precipitation_sum\": [-999]}}"
            })
    void believesNoNonsense(String nonsense) {
        archive.set(text(200, nonsense));
        forecast.set(text(200, nonsense));

        assertThat(ask().isEmpty()).isTrue();
    }

    @Test
    void followsNobodyElsewhere() {
        archive.set(exchange -> {
            exchange.getResponseHeaders().add("Location", "/forecast");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        forecast.set(text(400, ""));

        assertThat(ask().isEmpty()).isTrue();
        assertThat(questions).hasSize(2);
    }

    @Test
    void readsNoEndlessAnswer() {
        archive.set(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[64 * 1024]);
                }
            }
        });

        assertThat(ask().at(Measure.RAIN, january(3))).isEqualTo(1.0);
        assertThat(questions.stream().filter(question -> question.startsWith("/archive")))
                .hasSize(1);
    }

    @Test
    void waitsForNobodyForever() {
        weather = weather(true, Duration.ofMillis(300));
        archive.set(exchange -> {});

        assertThat(ask().at(Measure.RAIN, january(1))).isNaN();
        assertThat(questions.stream().filter(question -> question.startsWith("/archive")))
                .hasSize(3);
    }

    @Test
    void aDayIsComparedWithItsSeason() {
        var temperature = ask().anomaly(Measure.MEAN_TEMPERATURE, Grain.DAY);

        double usual = (11.5 + 12.5 + 13) / 3;
        assertThat(temperature.applyAsDouble(january(2).toEpochDay()))
                .isCloseTo(12.5 - usual, within(1e-9));
    }

    @Test
    void weatherThatIsUnknownIsAsUsual() {
        var temperature = ask().anomaly(Measure.MEAN_TEMPERATURE, Grain.WEEK);

        assertThat(temperature.applyAsDouble(LocalDate.of(2027, 1, 2).toEpochDay())).isZero();
        assertThat(WeatherDays.none().anomaly(Measure.RAIN, Grain.WEEK).applyAsDouble(0)).isZero();
    }

    @Test
    void aWeekHasTheMeanOfItsDays() {
        var least = ask().anomaly(Measure.LEAST_TEMPERATURE, Grain.WEEK);

        // Of the week from 29 December, three days are known: 7, 8 and 9, which are as usual.
        assertThat(least.applyAsDouble(january(1).toEpochDay())).isCloseTo(0, within(1e-9));
    }
}
