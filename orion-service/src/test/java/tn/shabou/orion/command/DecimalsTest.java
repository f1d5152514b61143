package tn.shabou.orion.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @Test
    void plainNumbersAreReadAsJavaReadsThem() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double size = Math.pow(10, random.nextInt(9));
            String word =
                    String.format(
                            Locale.ROOT,
                            "%." + random.nextInt(6) + "f",
                            random.nextDouble() * size);

            assertThat(Decimals.plain(word)).isEqualTo(Double.parseDouble(word));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.", ".7", "000", "0.10", "123456789012345"})
    void unusualOnesToo(String word) {
        assertThat(Decimals.plain(word)).isEqualTo(Double.parseDouble(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "-1", "1e3", "1,5", "NaN", "1234567890123456", "٣"})
    void whatIsWrittenOtherwiseIsLeftToJava(String word) {
        assertThat(Decimals.plain(word)).isNaN();
    }
}
