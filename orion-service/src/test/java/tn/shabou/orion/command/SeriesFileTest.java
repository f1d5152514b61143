package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesFileTest {

    private static final String ROWS =
            """
            series_id,time,value
            a,2024-01,3
            a,2024-02,
            a,2024-04,12.5
            é,2024-01,1
            é,2024-02,2
            é,2024-12,-4
            a,2024-05,1e2
            """;

    @TempDir private Path folder;

    @Test
    void rowsSayWhatTheySay() throws IOException {
        var series = read(ROWS).series();

        assertThat(series.getFirst().values())
                .containsExactly(3, Double.NaN, Double.NaN, 12.5, 100);
        assertThat(series.getLast().values()).startsWith(1, 2, Double.NaN).endsWith(-4).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n\n", " \n"})
    void linesMayEndAsTheyLike(String end) throws IOException {
        assertThat(known(read(ROWS.replace("\n", end)))).isEqualTo(known(read(ROWS)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,| \"a\",",
                "a,|a  ,",
                "2024-02|\"2024-02\"",
                "2024-0|2024/0",
                "12.5|12.50 ",
                "12.5|1.25e1"
            })
    void theSameMayBeWrittenOtherwise(String one, String other) throws IOException {
        assertThat(known(read(ROWS.replace(one, other)))).isEqualTo(known(read(ROWS)));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(known(read(ROWS.strip()))).isEqualTo(known(read(ROWS)));
    }

    @Test
    void idsMayHoldCommas() throws IOException {
        var content =
                read(
                        """
                        series_id,time,value
                        "a,1",5,7
                        "a,1",6,7
                        a,1,5
                        a,1,6,8
                        """);

        assertThat(content.series()).extracting(each -> each.id()).containsExactly("a,1", "a");
        assertThat(content.complaints())
                .singleElement()
                .asString()
                .startsWith("line 5: series a has");
    }

    @Test
    void rowsOfAnyNumberAndLengthAreRead() throws IOException {
        var text = new StringBuilder("series_id,time,value\n");
        String name = "long".repeat(40_000);
        for (int i = 0; i < 30_000; i++) {
            text.append(i < 3 ? name : "s")
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i)
                    .append('\n');
        }

        var series = read(text.toString()).series();

        assertThat(series.getFirst().values()).containsExactly(0, 1, 2);
        assertThat(series.getLast().values()).hasSize(29_997).endsWith(29_998, 29_999);
    }

    @Test
    void whatIsNoUtf8IsSaidToBeNone() throws IOException {
        var path = folder.resolve("latin.csv");
        Files.writeString(path, ROWS, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SeriesFile.read(path, Frequency.M, false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not UTF-8");
    }

    private static List<String> known(SeriesFile.Content content) {
        var known = new ArrayList<String>();
        content.series()
                .forEach(each ->
                        known.add(each.id() + each.first() + Arrays.toString(each.values())));
        return known;
    }

    private SeriesFile.Content read(String text) throws IOException {
        var path = folder.resolve("series.csv");
        Files.writeString(path, text);
        return SeriesFile.read(path, Frequency.M, false);
    }
}
