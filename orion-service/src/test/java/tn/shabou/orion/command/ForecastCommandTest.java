package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path input;
    private Path output;

    @BeforeEach
    void names() {
        input = folder.resolve("sales.csv");
        output = folder.resolve("forecasts.csv");
    }

    @Test
    void writesARowForEachSeriesAndPeriodAhead() throws IOException {
        given(months("brakes", 48, 100), months("\"pads, rear\"", 30, 20));

        assertThat(forecast("--frequency", "M", "--horizon", "3")).isZero();

        var rows = Files.readAllLines(output);
        assertThat(rows.getFirst())
                .isEqualTo("series_id,h,mean,lo80,hi80,lo95,hi95,q0.5,q0.8,q0.9,q0.95,q0.99,model");
        assertThat(rows).hasSize(7);
        assertThat(rows.get(1)).startsWith("brakes,1,");
        assertThat(rows.get(6)).startsWith("\"pads, rear\",3,");
        assertThat(rows.get(1).split(",")).hasSize(13);
        assertThat(said()).contains("78 rows of 2 series");
    }

    @Test
    void rowsMayComeInAnyOrderAndColumnsToo() throws IOException {
        var rows = months("brakes", 48, 100);
        given(rows);
        forecast("--frequency", "M", "--horizon", "3");
        String sorted = Files.readString(output);
        Collections.shuffle(rows, new Random(1));
        var turned = new ArrayList<String>();
        turned.add("note,value,time,series_id");
        for (String row : rows) {
            String[] fields = row.split(",");
            turned.add("x," + fields[2] + "," + fields[1] + "," + fields[0]);
        }
        Files.write(input, turned);

        assertThat(forecast("--frequency", "M", "--horizon", "3")).isZero();

        assertThat(Files.readString(output)).isEqualTo(sorted);
    }

    @Test
    void badRowsAreNamedWithTheirLineAndNothingIsWritten() throws IOException {
        var rows = months("brakes", 20, 100);
        rows.set(3, "brakes,yesterday,5");
        rows.set(5, "brakes,1990-06,many");
        rows.set(7, ",1990-08,4");
        rows.set(9, "brakes,1990-01,4");
        given(rows);

        assertThat(forecast("--frequency", "M", "--horizon", "3")).isEqualTo(1);

        assertThat(said())
                .contains("line 5: time \"yesterday\" is neither a whole number nor like 2026-03")
                .contains("line 7: value \"many\" is not a number")
                .contains("line 9: no series_id")
                .contains("line 11: series brakes has another value for the same period")
                .contains("4 of 20 rows")
                .contains("--skip-bad");
        assertThat(folder).isDirectoryNotContaining("glob:**.csv.unfinished");
        assertThat(output).doesNotExist();
    }

    @Test
    void badRowsAreLeftOutOnRequest() throws IOException {
        var rows = months("brakes", 20, 100);
        rows.set(3, "brakes,yesterday,5");
        given(rows);

        assertThat(forecast("--frequency", "M", "--horizon", "3", "--skip-bad")).isZero();

        assertThat(said()).contains("line 5:");
        assertThat(Files.readAllLines(output)).hasSize(4);
    }

    @Test
    void aCountBelowZeroIsRefused() throws IOException {
        var rows = months("brakes", 20, 100);
        rows.set(3, "brakes,1990-04,-5");
        given(rows);

        assertThat(forecast("--frequency", "M", "--horizon", "3", "--count")).isEqualTo(1);

        assertThat(said()).contains("series brakes has a value below zero");
    }

    @Test
    void unknownValuesAndMissingPeriodsAreNoMistake() throws IOException {
        var rows = months("brakes", 40, 100);
        rows.set(4, "brakes,1990-05,");
        rows.remove(20);
        given(rows);

        assertThat(forecast("--frequency", "M", "--horizon", "2")).isZero();

        assertThat(Files.readAllLines(output)).hasSize(3);
    }

    @Test
    void anEvaluationTellsHowGoodForecastsAreByClassAndModel() throws IOException {
        given(months("brakes", 60, 100), months("pads", 60, 300));

        assertThat(run("--frequency", "M", "--horizon", "6", "--evaluate")).isZero();

        var table = answer.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(table.getFirst()).startsWith("class,model,series,MASE,RMSSE,WAPE,sMAPE,OWA");
        assertThat(table.get(1)).startsWith("smooth,");
        assertThat(table).anyMatch(row -> row.startsWith("all,all,2,"));
        assertThat(table.getFirst()).endsWith(",seconds");
        assertThat(table.getLast()).startsWith("seconds of learning,");
        assertThat(output).doesNotExist();
    }

    @Test
    void numbersOfProgrammersAndColumnsThatAreThereTwiceAreRefused() throws IOException {
        var rows = months("brakes", 30, 100);
        rows.set(3, rows.get(3).replaceAll(",[^,]*$", ",1f"));
        rows.set(4, rows.get(4).replaceAll(",[^,]*$", ",0x1p3"));
        given(rows);
        assertThat(forecast("--frequency", "M", "--horizon", "2")).isEqualTo(1);
        assertThat(said()).contains("\"1f\" is not a number", "\"0x1p3\" is not a number");

        Files.writeString(input, "series_id,time,value,value\nbrakes,2026-01,1,2\n");
        assertThat(forecast("--frequency", "M", "--horizon", "2")).isEqualTo(1);
        assertThat(said()).contains("two columns are called value");
        assertThat(output).doesNotExist();
    }

    @Test
    void severalModelsAreJudgedInOneTable() throws IOException {
        given(months("brakes", 60, 100), months("pads", 60, 300));

        assertThat(run("--frequency=M", "--horizon=6", "--evaluate", "--model=theta,ets")).isZero();
        assertThat(run("--frequency=M", "--horizon=6", "--output=x", "--model=theta,ets"))
                .isEqualTo(2);
        assertThat(run("--frequency=M", "--horizon=6", "--evaluate", "--model=ets,ets"))
                .isEqualTo(2);

        assertThat(answer.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(row -> row.startsWith("smooth,theta,2,"))
                .anyMatch(row -> row.startsWith("smooth,ets,2,"))
                .anyMatch(row -> row.startsWith("all,theta,2,"))
                .anyMatch(row -> row.startsWith("all,ets,2,"))
                .anyMatch(row -> row.startsWith("seconds of learning theta,"));
        assertThat(said()).contains("several models belong to --evaluate").contains("ets twice");
    }

    @Test
    void forecastsAreAlsoJudgedByWhatStockKeptByThemCosts() throws IOException {
        given(months("brakes", 48, 100), months("pads", 60, 20));

        assertThat(run("--frequency=M", "--horizon=6", "--evaluate", "--lead-time=2")).isZero();
        assertThat(run("--frequency=M", "--horizon=6", "--evaluate", "--shortage-cost=1"))
                .isEqualTo(2);
        assertThat(run("--frequency=M", "--horizon=6", "--evaluate", "--lead-time=6")).isEqualTo(2);

        assertThat(answer.toString(StandardCharsets.UTF_8))
                .containsPattern("stock kept of 2 series,level 0\\.\\d+,cost \\d+\\.\\d");
        assertThat(said()).contains("belong to --lead-time").contains("is below --horizon");
    }

    @Test
    void stockMayBeginWithWhatAFileTells() throws IOException {
        given(months("brakes", 48, 100), months("\"pads, rear\"", 60, 20));
        var stock = folder.resolve("stock.csv");
        String[] asked = {
            "--frequency=M", "--horizon=6", "--evaluate", "--lead-time=2", "--stock=" + stock
        };

        Files.writeString(
                stock, "series_id,on_hand,on_order_1\nbrakes,100000,5\n\"pads, rear\",0\nmore,1\n");
        assertThat(run(asked)).isZero();
        assertThat(answer.toString(StandardCharsets.UTF_8)).containsPattern("cost \\d{5}\\.\\d");

        Files.writeString(stock, "series_id,on_hand\nbrakes,10\n");
        assertThat(run(asked)).isEqualTo(1);
        Files.writeString(stock, "series_id,on_hand\nbrakes,10\nbrakes,-1\n");
        assertThat(run(asked)).isEqualTo(1);
        Files.writeString(stock, "series_id,on_hand\nbrakes,1,2,3,4\n");
        assertThat(run(asked)).isEqualTo(1);
        Files.writeString(stock, "sku,stock\nbrakes,10\n");
        assertThat(run(asked)).isEqualTo(1);
        assertThat(said())
                .contains("no row of series pads, rear")
                .contains("line 3: stock is a number, 0 or more")
                .contains("line 2: 5 fields")
                .contains("the first line must be series_id,on_hand");
    }

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

    private static double mean(List<String> forecasts, String id) {
        return forecasts.stream()
                .filter(row -> row.startsWith(id + ",1,"))
                .mapToDouble(row -> Double.parseDouble(row.split(",")[2]))
                .findAny()
                .orElseThrow();
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

    @Test
    void timesAreReadAsTheFrequencyHasThem() {
        assertThat(Frequency.D.period("1970-01-03")).isEqualTo(2);
        assertThat(Frequency.W.period("1970-01-01")).isEqualTo(Frequency.W.period("1970-01-04"));
        assertThat(Frequency.W.period("1970-01-05")).isEqualTo(1);
        assertThat(Frequency.W.period("1970-W02")).isEqualTo(1);
        assertThat(Frequency.M.period("2026-03-31")).isEqualTo(Frequency.M.period("2026-03"));
        assertThat(Frequency.Q.period("2026-Q2")).isEqualTo(Frequency.Q.period("2026-06-30"));
        assertThat(Frequency.M.period("17")).isEqualTo(17);
    }

    @Test
    void aCommandLineThatMakesNoSenseIsExplained() throws IOException {
        given(months("brakes", 20, 100));

        assertThat(forecast("--frequency", "Y", "--horizon", "3")).isEqualTo(2);
        assertThat(forecast("--frequency", "M", "--horizon", "0")).isEqualTo(2);
        assertThat(forecast("--frequency", "M", "--horizon", "3", "--model", "oracle"))
                .isEqualTo(2);
        assertThat(forecast("--frequency", "M", "--horizon", "3", "--sesaon", "4")).isEqualTo(2);
        assertThat(run("--frequency", "M", "--horizon", "3")).isEqualTo(2);
        assertThat(said())
                .contains("--frequency is D, W, M or Q, not Y")
                .contains("--horizon is a whole number from 1")
                .contains("no model is called oracle")
                .contains("unknown option --sesaon")
                .contains("--output FILE.csv");
    }

    @Test
    void aFileThatIsNoneIsExplained() throws IOException {
        assertThat(forecast("--frequency", "M", "--horizon", "3")).isEqualTo(1);
        Files.writeString(input, "product,month,sold\nx,2026-01,3\n");
        assertThat(forecast("--frequency", "M", "--horizon", "3")).isEqualTo(1);
        assertThat(said()).contains("there is no file").contains("no column series_id");
    }

    @Test
    void helpNamesEveryModel() {
        assertThat(run("--help")).isZero();
        assertThat(answer.toString(StandardCharsets.UTF_8))
                .contains("--skip-bad", "croston", "tsb", "theta", "pooled-ridge");
    }

    private int forecast(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", output.toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (!all.contains("--help")) {
            all.addAll(List.of("--input", input.toString()));
        }
        return ForecastCommand.run(
                all,
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private void given(List<String>... series) throws IOException {
        var rows = new ArrayList<String>();
        rows.add("series_id,time,value");
        for (var some : series) {
            rows.addAll(some);
        }
        Files.write(input, rows);
    }

    /** Months from January 1990 on, with a trend, a season and a little noise. */
    private static List<String> months(String id, int count, int level) {
        var random = new Random(count);
        var rows = new ArrayList<String>();
        for (int t = 0; t < count; t++) {
            double value = level + t + 0.2 * level * Math.sin(t * Math.PI / 6) + random.nextInt(9);
            rows.add("%s,%d-%02d,%s".formatted(id, 1990 + t / 12, t % 12 + 1, value));
        }
        return rows;
    }
}
