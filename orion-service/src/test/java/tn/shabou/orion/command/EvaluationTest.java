package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code forecast --evaluate}. */
class EvaluationTest extends CalledCommand {

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
}
