package tn.shabou.orion.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code forecast} as somebody calls it, with files in a folder of the test's own. */
abstract class CalledCommand {

    @TempDir Path folder;

    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path input;
    Path output;

    @BeforeEach
    void names() {
        input = folder.resolve("sales.csv");
        output = folder.resolve("forecasts.csv");
    }

    int forecast(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", output.toString()));
        return run(all.toArray(String[]::new));
    }

    int run(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (!all.contains("--help")) {
            all.addAll(List.of("--input", input.toString()));
        }
        return ForecastCommand.run(
                all,
                new PrintStream(answer, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    final void given(List<String>... series) throws IOException {
        var rows = new ArrayList<String>();
        rows.add("series_id,time,value");
        for (var some : series) {
            rows.addAll(some);
        }
        Files.write(input, rows);
    }

    /** Months from January 1990 on, with a trend, a season and a little noise. */
    static List<String> months(String id, int count, int level) {
        var random = new Random(count);
        var rows = new ArrayList<String>();
        for (int t = 0; t < count; t++) {
            double value = level + t + 0.2 * level * Math.sin(t * Math.PI / 6) + random.nextInt(9);
            rows.add("%s,%d-%02d,%s".formatted(id, 1990 + t / 12, t % 12 + 1, value));
        }
        return rows;
    }
}
