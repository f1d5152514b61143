package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./shabou forecast} on what this build has built, in a copy of the project. */
class ForecastTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String BUILT = "orion-service/target/quarkus-app";

    @TempDir Path home;

    @BeforeEach
    void copies() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve(BUILT));
        for (String folder : List.of("app", "lib")) {
            var from = REPOSITORY.resolve(BUILT).resolve(folder);
            run("cp", "-Rp", from.toString(), home.resolve(BUILT).toString());
        }
        run("cp", REPOSITORY.resolve("shabou").toString(), home.toString());
        // There is nothing left to build.
        Files.writeString(home.resolve("mvn"), "#!/bin/sh\nexit 0\n");
        run("chmod", "+x", home.resolve("mvn").toString());
        var rows = new StringBuilder("series_id,time,value\n");
        for (int month = 0; month < 60; month++) {
            rows.append("pads,%d,%s\n".formatted(month, 100 + 20 * Math.sin(month * 0.7)));
            rows.append("bulbs,%d,%d\n".formatted(month, month % 5 == 0 ? month % 3 : 0));
        }
        Files.writeString(home.resolve("sales.csv"), rows);
    }

    @Test
    void saysTheSameWithWhatTheJvmLearntAndWithout() throws Exception {
        var plain = forecasts("SHABOU_SKIP_BUILD=1");
        assertThat(caches()).isEmpty();
        var first = forecasts("SHABOU_SKIP_BUILD=");
        assertThat(caches()).hasSize(1);
        var cache = caches().getFirst();
        assertThat(cache).isNotEmptyFile();
        var second = forecasts("SHABOU_SKIP_BUILD=1");
        Files.write(cache, new byte[1_000]);
        var damaged = forecasts("SHABOU_SKIP_BUILD=1");

        assertThat(first.rows).isEqualTo(plain.rows);
        assertThat(second.rows).isEqualTo(plain.rows);
        assertThat(damaged.rows).isEqualTo(plain.rows);
        assertThat(second.said).hasSameSizeAs(plain.said);
        assertThat(damaged.said).hasSameSizeAs(plain.said);
    }

    private record Forecasts(String rows, List<String> said) {}

    private Forecasts forecasts(String setting) throws IOException, InterruptedException {
        var said =
                run(
                        "env",
                        setting,
                        "PATH=" + home + ":" + System.getenv("PATH"),
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        home.resolve("shabou").toString(),
                        "forecast",
                        "--input",
                        home.resolve("sales.csv").toString(),
                        "--frequency",
                        "M",
                        "--horizon",
                        "6",
                        "--output",
                        home.resolve("forecasts.csv").toString());
        return new Forecasts(Files.readString(home.resolve("forecasts.csv")), said);
    }

    private List<Path> caches() throws IOException {
        try (var files = Files.list(home.resolve("orion-service/target"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(home, "said", ".txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }
}
