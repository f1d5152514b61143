package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastCommandTest extends CalledCommand {

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
}
