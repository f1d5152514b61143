package tn.shabou.prospector.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.shabou.prospector.extract.PriceReading.Ambiguous;
import tn.shabou.prospector.extract.PriceReading.None;
import tn.shabou.prospector.extract.PriceReading.Price;

class SharedPricesTest {

    private static final Pattern LINE =
            Pattern.compile("(?:\"(.*?)\"|([^,]*)),([^,]*),([^,]*),(\\w+)");

    static Stream<Arguments> lines() throws IOException {
        return Files.readAllLines(SharedData.file("prices.csv")).stream()
                .skip(1)
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line ->
                        Arguments.of(
                                line.group(1) == null ? line.group(2) : line.group(1),
                                line.group(3),
                                line.group(4),
                                line.group(5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void readsOrAbstainsAsAPersonWould(String text, String amount, String currency, String kind) {
        switch (PriceText.read(text)) {
            case Price price -> {
                assertThat(price.kind().name().toLowerCase(Locale.ROOT)).isEqualTo(kind);
                assertThat(price.amount()).isEqualByComparingTo(new BigDecimal(amount));
                assertThat(price.currency()).isEqualTo(currency);
            }
            case Ambiguous _ -> assertThat(kind).isEqualTo("ambiguous");
            case None _ -> assertThat(kind).isEqualTo("none");
        }
    }
}
