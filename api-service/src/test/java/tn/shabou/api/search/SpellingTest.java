package tn.shabou.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "plaquette, plaquette, 0",
        "plaqette, plaquette, 1",
        "plaqeutte, plaquette, 1",
        "plakettes, plaquettes, 2",
        "'', abc, 3"
    })
    void countsSlips(String typed, String meant, int slips) {
        assertThat(Spelling.slips(typed, meant)).isEqualTo(slips);
        assertThat(Spelling.slips(meant, typed)).isEqualTo(slips);
    }

    @Test
    void bearsMoreSlipsInLongerWordsAndNoneInNumbers() {
        assertThat(Spelling.tolerance("fane")).isZero();
        assertThat(Spelling.tolerance("frien")).isEqualTo(1);
        assertThat(Spelling.tolerance("plaquettes")).isEqualTo(2);
        assertThat(Spelling.tolerance("vkma03259")).isZero();
    }
}
