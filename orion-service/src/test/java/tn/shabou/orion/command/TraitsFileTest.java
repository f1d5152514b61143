package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code forecast --traits}. */
class TraitsFileTest extends CalledCommand {

    @Test
    void whatHasNeverSoldIsForecastByThoseLikeIt() throws IOException {
        var rows = new ArrayList<String>();
        var traits = new ArrayList<String>(List.of("brand,colour,Series_ID,price,category"));
        for (int i = 0; i < 24; i++) {
            for (int t = 0; t < 24; t++) {
                rows.add("p%d,%d,%d".formatted(i, t, (i % 2 == 0 ? 1 : 20) + t * i % 3));
            }
            traits.add(
                    "Bosch,red,p%d,%d,%s".formatted(i, 10 + i, i % 2 == 0 ? "slow" : "\"fa,st\""));
        }
        traits.addAll(List.of("Valeo,,new slow,,slow", "Valeo,,new fast,30,\"fa,st\""));
        given(rows);
        var file = folder.resolve("traits.csv");
        Files.write(file, traits);

        assertThat(forecast("--frequency=M", "--horizon=3", "--traits=" + file)).isZero();

        var forecasts = Files.readAllLines(output);
        assertThat(forecasts).hasSize(1 + 3 * 26);
        assertThat(mean(forecasts, "new slow")).isBetween(0.5, 4.0);
        assertThat(mean(forecasts, "new fast")).isBetween(12.0, 30.0);
        assertThat(forecasts.getLast()).startsWith("new fast,3,").endsWith(",peers");
        assertThat(said()).contains("2 series have no values yet");
    }

    @Test
    void badRowsOfWhatIsKnownBesidesAreNamedWithTheirLine() throws IOException {
        given(months("brakes", 24, 100));
        var file = folder.resolve("traits.csv");
        Files.writeString(file, "series_id,price\nbrakes,cheap\n,5\npads,3\npads,4\npumps,-1\n");

        assertThat(forecast("--frequency=M", "--horizon=3", "--traits=" + file)).isEqualTo(1);
        assertThat(said())
                .contains("line 2: price \"cheap\" is not a number from 0 on")
                .contains("line 3: no series_id")
                .contains("line 5: series pads again")
                .contains("line 6: price \"-1\"")
                .contains("4 of 5 rows");
        assertThat(forecast("--frequency=M", "--horizon=3", "--traits=" + file, "--skip-bad"))
                .isZero();
        Files.writeString(file, "sku,price\nbrakes,3\n");
        assertThat(forecast("--frequency=M", "--horizon=3", "--traits=" + file)).isEqualTo(1);
        assertThat(said()).contains("line 1: no column series_id");
    }

    private static double mean(List<String> forecasts, String id) {
        return forecasts.stream()
                .filter(row -> row.startsWith(id + ",1,"))
                .mapToDouble(row -> Double.parseDouble(row.split(",")[2]))
                .findAny()
                .orElseThrow();
    }
}
