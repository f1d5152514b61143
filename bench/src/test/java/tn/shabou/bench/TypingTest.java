package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tn.shabou.model.PartNumber;

class TypingTest {

    private final Random random = new Random(1);

    @Test
    void writesTheSameNumberInManyWays() {
        var typed =
                Stream.generate(() -> Typing.number("0 986 494 105", random))
                        .limit(200)
                        .collect(Collectors.toSet());

        assertThat(typed).hasSizeGreaterThanOrEqualTo(5);
        assertThat(typed)
                .allMatch(
                        text -> PartNumber.parse(text).orElseThrow().norm().matches("0?986494105"));
    }

    @Test
    void slipsInTheLongestWordAlone() {
        for (int i = 0; i < 200; i++) {
            var slipped = Typing.slip("Kit de distribution SKF", random);

            assertThat(slipped).startsWith("Kit de d").endsWith(" SKF");
        }
        assertThat(Stream.generate(() -> Typing.slip("Kit de distribution SKF", random)).limit(50))
                .filteredOn(text -> !text.equals("Kit de distribution SKF"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void leavesShortWordsAlone() {
        assertThat(Typing.slip("cric", random)).isEqualTo("cric");
    }
}
