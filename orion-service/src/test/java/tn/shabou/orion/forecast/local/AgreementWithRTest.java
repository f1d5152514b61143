package tn.shabou.orion.forecast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tn.shabou.orion.forecast.local.EtsForm.Season;
import tn.shabou.orion.forecast.local.EtsForm.Trend;
import tn.shabou.orion.forecast.numeric.Gaps;

/**
 * Against {@code ets} and {@code thetaf} of R's forecast 8.20, where the textbook series are at
 * hand.
 */
@EnabledIf("dataIsAtHand")
class AgreementWithRTest {

    private static final String FIELDS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private final Map<String, double[]> series = new LinkedHashMap<>();
    private final Map<String, Integer> seasons = new LinkedHashMap<>();

    /** R's forecasts by series and model, then by horizon. */
    private final Map<String, TreeMap<Integer, Double>> forecasts = new LinkedHashMap<>();

    private final Map<String, Double> aicc = new LinkedHashMap<>();

    static boolean dataIsAtHand() {
        return data().isPresent();
    }

    private static Optional<Path> data() {
        var named = Optional.ofNullable(System.getenv("SHABOU_SHARED_DATA")).map(Path::of);
        return named.or(() -> Optional.of(Path.of("../../shared/data")))
                .filter(folder -> Files.isDirectory(folder.resolve("golden")));
    }

    AgreementWithRTest() throws IOException {
        var values = new LinkedHashMap<String, List<Double>>();
        for (String[] row : rows("sales/classic-series.csv")) {
            double value = row[3].isEmpty() ? Double.NaN : Double.parseDouble(row[3]);
            values.computeIfAbsent(row[0], _ -> new ArrayList<>()).add(value);
            seasons.put(row[0], Integer.parseInt(row[1]));
        }
        values.forEach((name, list) ->
                series.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
        for (String[] row : rows("golden/r_forecasts.csv")) {
            forecasts
                    .computeIfAbsent(row[0] + "|" + row[1].replace("\"", ""), _ -> new TreeMap<>())
                    .put(Integer.parseInt(row[2]), Double.parseDouble(row[3]));
        }
        for (String[] row : rows("golden/r_fits.csv")) {
            if (row[2].equals("aicc")) {
                aicc.put(row[0] + "|" + row[1].replace("\"", ""), Double.parseDouble(row[3]));
            }
        }
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(data().orElseThrow().resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(FIELDS, -1))
                .toList();
    }

    @Test
    void thetaForecastsAreThoseOfR() {
        assertThat(forecasts.keySet()).anyMatch(key -> key.endsWith("|thetaf"));
        forecasts.forEach((key, expected) -> {
            String name = name(key);
            if (key.endsWith("|thetaf")) {
                var path =
                        Theta.STANDARD.continuation(
                                series.get(name), seasons.get(name), expected.lastKey());
                assertThat(farthest(path, expected)).as(key).isLessThan(1e-4);
            }
        });
    }

    /** The same form, from the same start by the same search: also where R stops early. */
    @Test
    void smoothingByTheSearchOfREndsWhereREnds() {
        int compared = 0;
        for (String key : smoothings()) {
            double[] y = complete(name(key));
            var fit = new EtsSearchOfR(form(key), y, seasons.get(name(key))).fit();
            var expected = forecasts.get(key);

            assertThat(fit.aicc()).as(key).isCloseTo(aicc.get(key), within(0.01));
            assertThat(farthest(fit.path(expected.lastKey()), expected)).as(key).isLessThan(0.005);
            compared++;
        }
        assertThat(compared).isEqualTo(14);
    }

    @Test
    void theFormThatRWouldChooseIsChosenByItsSearch() {
        for (String name :
                smoothings().stream().map(AgreementWithRTest::name).distinct().toList()) {
            double[] y = complete(name);
            var form = EtsAsR.select(y, seasons.get(name)).form();

            assertThat(smoothings().stream().filter(key -> name(key).equals(name)))
                    .as(name)
                    .anyMatch(key -> form(key).equals(form));
        }
    }

    /** Where forecasts by our search differ from R's, it is since R has not found the likelier. */
    @Test
    void smoothingByOurSearchIsAsLikelyAsThatOfROrLikelier() {
        for (String key : smoothings()) {
            double[] y = complete(name(key));
            var fit = EtsFit.of(form(key), y, seasons.get(name(key)));
            var expected = forecasts.get(key);

            assertThat(fit.aicc()).as(key).isLessThan(aicc.get(key) + 0.05);
            if (farthest(fit.path(expected.lastKey()), expected) > 0.01) {
                assertThat(fit.aicc()).as(key).isLessThan(aicc.get(key) - 0.5);
            }
        }
    }

    private List<String> smoothings() {
        return forecasts.keySet().stream()
                .filter(key -> key.contains("|ETS(") && series.containsKey(name(key)))
                .toList();
    }

    private static String name(String key) {
        return key.substring(0, key.indexOf('|'));
    }

    /** The one series with gaps was given to R filled, its first 500 periods. */
    private double[] complete(String name) {
        double[] y = series.get(name);
        boolean gaps = Arrays.stream(y).anyMatch(Double::isNaN);
        return gaps ? Arrays.copyOf(Gaps.filled(y), 500) : y;
    }

    private static EtsForm form(String key) {
        String[] parts = key.substring(key.indexOf('(') + 1, key.indexOf(')')).split(",", -1);
        var trend =
                switch (parts[1]) {
                    case "Ad" -> Trend.DAMPED;
                    case "A" -> Trend.ADDITIVE;
                    default -> Trend.NONE;
                };
        var season =
                switch (parts[2]) {
                    case "A" -> Season.ADDITIVE;
                    case "M" -> Season.MULTIPLICATIVE;
                    default -> Season.NONE;
                };
        return new EtsForm(parts[0].equals("M"), trend, season);
    }

    private static double farthest(Continuation path, Map<Integer, Double> expected) {
        return expected.entrySet().stream()
                .mapToDouble(row -> Math.abs(path.mean()[row.getKey() - 1] / row.getValue() - 1))
                .max()
                .orElseThrow();
    }

    @Test
    void simpleSmoothingIsThatOfR() {
        double[] nile = series.get("Nile");
        var fit = EtsFit.of(new EtsForm(false, Trend.NONE, Season.NONE), nile, 1);

        assertThat(fit.alpha()).isCloseTo(0.2455, within(1e-3));
    }
}
