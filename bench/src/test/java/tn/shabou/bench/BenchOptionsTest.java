package tn.shabou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;
import tn.shabou.local.UsageError;

class BenchOptionsTest {

    @Test
    void measureThreeSizesWithAndWithoutCaches() {
        var options = options();

        assertThat(options.products()).containsExactly(10_000, 100_000, 1_000_000);
        assertThat(options.caches()).containsExactly(false, true);
        assertThat(options.seconds()).isEqualTo(10);
        assertThat(options.only()).containsExactlyInAnyOrder(Kind.values());
        assertThat(options.data()).isEqualTo(Path.of("home/.shabou-bench"));
    }

    @Test
    void areShortWhenItMustBeQuick() {
        assertThat(options("--quick").products()).containsExactly(10_000);
        assertThat(options("--quick", "--seconds", "7").seconds()).isEqualTo(7);
    }

    @Test
    void giveAServiceWithManyPartsMoreMemoryUnlessToldOtherwise() {
        assertThat(options().jvm(10_000)).containsExactly("-Xmx384m");
        assertThat(options().jvm(1_000_000)).containsExactly("-Xmx1g");
        assertThat(options("--heap=2g", "--jvm=-XX:+UseZGC -Xss1m").jvm(10_000))
                .containsExactly("-Xmx2g", "-XX:+UseZGC", "-Xss1m");
    }

    @Test
    void nameKindsAsPeopleWriteThem() {
        assertThat(options("--only", "list,page-500").only())
                .containsExactlyInAnyOrder(Kind.LIST, Kind.PAGE_500);
    }

    @ParameterizedTest
    @CsvSource({
        "--products=12, --products must be whole numbers from 1000",
        "--products=many, --products must be whole numbers from 1000",
        "--caches=some, 'off, on or both'",
        "--only=nothing, --only knows no nothing",
        "--seconds=0, --seconds must be a whole number from 1",
    })
    void refuseWhatMakesNoSense(String word, String message) {
        assertThatThrownBy(() -> options(word))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message);
    }

    private static BenchOptions options(String... words) {
        var arguments = Arguments.parse(BenchOptions.usage(), List.of(words));
        return BenchOptions.of(
                arguments, new Environment(Map.of("SHABOU_HOME", "home"), Clock.systemUTC()));
    }
}
