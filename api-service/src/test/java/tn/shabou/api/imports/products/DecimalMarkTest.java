package tn.shabou.api.imports.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalMarkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,500 | COMMA | 12.500",
                "12.500 | POINT | 12.500",
                "12.500 | COMMA | 12500",
                "12,500 | POINT | 12500",
                "12,5   | POINT | 12.5",
                "12.50  | COMMA | 12.50",
                "0.125  | COMMA | 0.125",
                "1 234,5| POINT | 1234.5",
                "1.234,5| POINT | 1234.5",
                "1,234.5| COMMA | 1234.5",
                "1.234.567| POINT | 1234567",
                "1 234,500 DT | COMMA | 1234.500",
                "12,500 د.ت | COMMA | 12.500",
                "١٢٫٥ | POINT | 12.5",
                "1'234.50 | COMMA | 1234.50",
                "7 | COMMA | 7",
                "12.500 | EITHER | 12.500",
                "12,500 | EITHER | 12.500",
                "1.234,500 | EITHER | 1234.500"
            })
    void readsNumbersAsPeopleWriteThem(String cell, DecimalMark mark, BigDecimal number) {
        assertThat(mark.read(cell)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"douze", "1,2,3", "1..2", "12,34,567", "1e5", "", "--1", "0x1F"})
    void refusesWhatIsNoNumber(String cell) {
        assertThat(DecimalMark.COMMA.read(cell)).isEmpty();
        assertThat(DecimalMark.POINT.read(cell)).isEmpty();
    }
}
