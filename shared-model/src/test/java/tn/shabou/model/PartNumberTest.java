package tn.shabou.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0986494105",
                "0 986 494 105",
                "0-986-494-105",
                "٠٩٨٦٤٩٤١٠٥",
                "0986.494/105",
                "０９８６４９４１０５"
            })
    void isTheSameNumberHoweverTyped(String typed) {
        assertThat(PartNumber.parse(typed).orElseThrow().norm()).isEqualTo("0986494105");
    }

    @Test
    void keepsLeadingZerosButCanDoWithout() {
        var number = PartNumber.parse("0 986 494 105").orElseThrow();

        assertThat(number.withoutLeadingZeros()).isEqualTo("986494105");
        assertThat(PartNumber.parse("000").orElseThrow().withoutLeadingZeros()).isEqualTo("0");
    }

    @Test
    void isNothingWithoutALetterOrDigit() {
        assertThat(PartNumber.parse(" -./ ")).isEmpty();
        assertThat(PartNumber.parse("فرامل")).isEmpty();
    }
}
