package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void readsFlagsAndBothWaysToWriteAnOption() {
        var arguments =
                Arguments.parse(
                        Command.UP.options(),
                        List.of("--fresh", "--port", "4000", "--products=10"));

        assertThat(arguments.has("fresh")).isTrue();
        assertThat(arguments.number("port", 1, 65535)).isEqualTo(4000);
        assertThat(arguments.number("products", 1, 100)).isEqualTo(10);
    }

    @Test
    void knowsTheDefaults() {
        var arguments = Arguments.parse(Command.UP.options(), List.of());

        assertThat(arguments.has("fresh")).isFalse();
        assertThat(arguments.text("products")).isEmpty();
        assertThat(arguments.text("listen")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, unknown option --nonsense",
        "fresh, unknown option fresh",
        "--fresh=yes, unknown option --fresh=yes",
        "--port, --port needs a value",
    })
    void saysWhatIsWrong(String word, String message) {
        assertThatThrownBy(() -> Arguments.parse(Command.UP.options(), List.of(word)))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "65536", "many", "''"})
    void refusesNumbersOutOfRange(String value) {
        var arguments = Arguments.parse(Command.UP.options(), List.of("--port", value));

        assertThatThrownBy(() -> arguments.number("port", 1, 65535))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("--port must be a whole number from 1 to 65535");
    }
}
