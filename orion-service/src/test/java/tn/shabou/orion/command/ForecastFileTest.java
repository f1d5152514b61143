package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastFileTest {

    private static final String SERIES =
            "series_id,time,value\na,1,3\na,2,4\na,3,5\na,4,1\na,5,2\n";

    @TempDir Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void seriesAreThere() throws IOException {
        Files.writeString(folder.resolve("in.csv"), SERIES);
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        assertThat(forecastTo("in.csv")).isEqualTo(2);
        assertThat(forecastTo("../" + folder.getFileName() + "/in.csv")).isEqualTo(2);

        assertThat(folder.resolve("in.csv")).hasContent(SERIES);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("which is read");
    }

    @Test
    void aLinkGoesOnLeadingToTheForecasts() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("out.csv"));

        assertThat(forecastTo("link.csv")).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("out.csv")).content().startsWith("series_id,h,mean");
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void aPipeOrDeviceIsWrittenToAndStays() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        var read = folder.resolve("read.csv");
        var reader =
                new ProcessBuilder("cat", pipe.toString()).redirectOutput(read.toFile()).start();

        assertThat(forecastTo("pipe")).isZero();

        assertThat(reader.waitFor()).isZero();
        assertThat(read).content().startsWith("series_id,h,mean").endsWith("count-ensemble\n");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(forecastTo("nowhere/out.csv")).isEqualTo(1);
        assertThat(forecastTo(".")).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("there is no such folder", "it is a folder")
                .doesNotContain("learned");
    }

    private int forecastTo(String output) {
        var words =
                List.of(
                        "--input=" + folder.resolve("in.csv"),
                        "--output=" + folder.resolve(output),
                        "--frequency=M",
                        "--horizon=2");
        return ForecastCommand.run(words, System.out, new PrintStream(said));
    }
}
