package tn.shabou.api.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementsTest {

    @TempDir Path folder;

    @Test
    void gainsGrowExponentiallyAndFadeWithTheRank() throws IOException {
        var judgements = read("query,id,grade\ntv,a,3\ntv,b,1\ntv,c,0\n");
        double ideal = 7 + 1 / (Math.log(3) / Math.log(2));
        double found = 1 + 7 / (Math.log(3) / Math.log(2));

        assertThat(judgements.ndcg("tv", List.of("a", "b"))).isEqualTo(1);
        assertThat(judgements.ndcg("tv", List.of("b", "a"))).isCloseTo(found / ideal, within(1e-9));
        assertThat(judgements.ndcg("tv", List.of("c", "unknown"))).isZero();
    }

    @Test
    void idealCountsWhatWasNotFoundToo() throws IOException {
        var judgements = read("tv,a,1\ntv,b,1\n");

        assertThat(judgements.ndcg("tv", List.of("a"))).isLessThan(1);
    }

    @Test
    void reciprocalRankStopsAtTheFirstAnswerAmongTen() throws IOException {
        var judgements = read("tv,a,1\ntv,b,0\n");

        assertThat(judgements.reciprocalRank("tv", List.of("b", "x", "a")))
                .isCloseTo(1.0 / 3, within(1e-9));
        assertThat(
                        judgements.reciprocalRank(
                                "tv",
                                List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a")))
                .isZero();
    }

    @Test
    void readsQuotedQueriesAndFractions() throws IOException {
        var judgements = read("\"tv, 55\"\" oled\",a,0.5\n");

        assertThat(judgements.queries()).containsExactly("tv, 55\" oled");
        assertThat(judgements.hasAnswer("tv, 55\" oled")).isTrue();
    }

    @Test
    void saysWhichLineMakesNoSense() {
        assertThatExceptionOfType(UnusableFile.class)
                .isThrownBy(() -> read("tv,a,1\ntv,b\n"))
                .withMessageContaining("line 2");
    }

    private Judgements read(String csv) throws IOException {
        return Judgements.read(Files.writeString(folder.resolve("judgements.csv"), csv));
    }
}
