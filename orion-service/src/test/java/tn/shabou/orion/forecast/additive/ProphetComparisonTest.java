package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.orion.forecast.additive.AdditiveModel.Search;

/**
 * The forecasts of Prophet 1.0 on its own example series, where these are at hand: in the folder
 * named by {@code SHABOU_SHARED_DATA}, else in {@code shared/data} beside the repository.
 */
@EnabledIf("seriesAreAtHand")
class ProphetComparisonTest {

    /** Numbers of a CSV file by column; dates as days. */
    private record Table(Map<String, double[]> columns) {

        static Table read(Reader reader) throws IOException {
            List<String[]> rows =
                    reader.readAllLines().stream()
                            .map(line -> line.replace("\"", "").split(","))
                            .toList();
            var columns = new HashMap<String, double[]>();
            for (int column = 0; column < rows.getFirst().length; column++) {
                var values = new double[rows.size() - 1];
                for (int row = 1; row < rows.size(); row++) {
                    String cell = rows.get(row)[column];
                    values[row - 1] =
                            cell.matches("\\d{4}-\\d\\d-\\d\\d")
                                    ? LocalDate.parse(cell).toEpochDay()
                                    : Double.parseDouble(cell);
                }
                columns.put(rows.getFirst()[column], values);
            }
            return new Table(columns);
        }

        double[] get(String column) {
            return Objects.requireNonNull(columns.get(column), column);
        }
    }

    static boolean seriesAreAtHand() {
        return series().isPresent();
    }

    private static Optional<Path> series() {
        var named = Optional.ofNullable(System.getenv("SHABOU_SHARED_DATA")).map(Path::of);
        return named.or(() -> Optional.of(Path.of("../../shared/data")))
                .map(folder -> folder.resolve("sales"))
                .filter(Files::isDirectory);
    }

    private static Table series(String name) throws IOException {
        var file = series().orElseThrow().resolve(name);
        try (var reader = Files.newBufferedReader(file)) {
            return Table.read(reader);
        }
    }

    private static Table golden(String name) throws IOException {
        var stream = ProphetComparisonTest.class.getResourceAsStream("/golden/" + name);
        try (var reader =
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            return Table.read(reader);
        }
    }

    private static AdditiveFit fit(String series, boolean multiplicative, Search search)
            throws IOException {
        var table = series(series);
        double[] days = table.get("ds");
        return AdditiveModel.usual(days, multiplicative).with(search).fit(days, table.get("y"));
    }

    private static double worst(double[] ours, double[] theirs, int from) {
        double worst = 0;
        for (int i = from; i < theirs.length; i++) {
            worst = Math.max(worst, Math.abs(ours[i] / theirs[i] - 1));
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsTheCurveOfProphetThroughAirPassengers(boolean multiplicative) throws IOException {
        var golden =
                golden("prophet_air_" + (multiplicative ? "multiplicative" : "additive") + ".csv");

        var fit = fit("prophet_air_passengers.csv", multiplicative, Search.PROPHET);
        var forecast = fit.forecast(golden.get("ds"));

        assertThat(worst(forecast.mean(), golden.get("yhat"), 0)).isLessThan(0.01);
        assertThat(worst(forecast.trend(), golden.get("trend"), 0)).isLessThan(0.01);
        double unit = multiplicative ? 1 : fit.unit();
        assertThat(forecast.component("yearly"))
                .usingComparatorWithPrecision(0.01 * unit)
                .containsExactly(golden.get("yearly"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void forecastsAirPassengersAsProphetDoes(boolean multiplicative) throws IOException {
        var golden =
                golden("prophet_air_" + (multiplicative ? "multiplicative" : "additive") + ".csv");

        var fit = fit("prophet_air_passengers.csv", multiplicative, Search.EXACT);

        double[] mean = fit.forecast(golden.get("ds")).mean();
        assertThat(worst(mean, golden.get("yhat"), 144)).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsWhatIsMoreLikelyThanWhereProphetComesToRest(boolean multiplicative)
            throws IOException {
        var exact = fit("prophet_air_passengers.csv", multiplicative, Search.EXACT);
        var prophet = fit("prophet_air_passengers.csv", multiplicative, Search.PROPHET);

        assertThat(exact.cost()).isLessThan(prophet.cost());
    }

    @ParameterizedTest
    @EnumSource(Search.class)
    void forecastsDailyVisitsAsProphetDoes(Search search) throws IOException {
        var golden = golden("prophet_peyton.csv");
        var parameters = new ArrayList<Double>();
        for (double value : goldenParameters()) {
            parameters.add(value);
        }

        var fit = fit("prophet_wp_log_peyton_manning.csv", false, search);

        assertThat(List.of(fit.rate(), fit.offset(), fit.noise() / fit.unit(), fit.unit()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.01 ? 0 : a.compareTo(b))
                .isEqualTo(parameters);
        var forecast = fit.forecast(golden.get("ds"));
        assertThat(worst(forecast.mean(), golden.get("yhat"), 0)).isLessThan(0.005);
        assertThat(forecast.component("weekly"))
                .usingComparatorWithPrecision(0.01)
                .containsExactly(golden.get("weekly"));
        assertThat(forecast.component("yearly"))
                .usingComparatorWithPrecision(0.02)
                .containsExactly(golden.get("yearly"));
    }

    @Test
    void isAsUncertainOfDailyVisitsAsProphet() throws IOException {
        var golden = golden("prophet_peyton.csv");

        var fit = fit("prophet_wp_log_peyton_manning.csv", false, Search.EXACT);
        var bounds = fit.forecast(golden.get("ds")).quantiles(0.1, 0.9);

        assertThat(worst(bounds[0], golden.get("yhat_lower"), 0)).isLessThan(0.015);
        assertThat(worst(bounds[1], golden.get("yhat_upper"), 0)).isLessThan(0.015);
    }

    private static double[] goldenParameters() throws IOException {
        try (var reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                ProphetComparisonTest.class.getResourceAsStream(
                                        "/golden/prophet_peyton_params.csv")),
                        StandardCharsets.UTF_8)) {
            return reader.readAllLines().stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                    .toArray();
        }
    }

    @Test
    void learnsFromRetailSalesWithHolesAsWithoutThem() throws IOException {
        var table = series("prophet_retail_sales.csv");
        double[] days = table.get("ds");
        double[] whole = table.get("y");
        double[] holed = whole.clone();
        for (int i = 5; i < holed.length; i += 10) {
            holed[i] = Double.NaN;
        }
        double[] ahead = {days[days.length - 1] + 31, days[days.length - 1] + 62};
        var model = AdditiveModel.usual(days, true);

        double[] expected = model.fit(days, whole).forecast(ahead).mean();

        assertThat(model.fit(days, holed).forecast(ahead).mean()[0])
                .isCloseTo(expected[0], Percentage.withPercentage(2));
        assertThat(model.fit(days, holed).forecast(ahead).mean()[1] / expected[1])
                .isCloseTo(1, within(0.02));
    }
}
