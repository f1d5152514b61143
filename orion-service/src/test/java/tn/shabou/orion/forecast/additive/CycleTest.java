package tn.shabou.orion.forecast.additive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {

    private static final Cycle HIJRI = new Cycle.HijriYear();

    /** The first of Muharram, by the calendar of Umm al-Qura. */
    @ParameterizedTest
    @ValueSource(strings = {"2017-09-21", "2021-08-09", "2024-07-07", "2025-06-26"})
    void aHijriYearBeginsOnTheFirstOfMuharram(String date) {
        double turns = HIJRI.turns(LocalDate.parse(date).toEpochDay());

        assertThat(turns).isEqualTo(Math.rint(turns));
    }

    @Test
    void turnsSteadilyThroughTheEndsOfTheTable() {
        double[] borders = {
            LocalDate.of(1883, 11, 2).toEpochDay(), LocalDate.of(2174, 11, 25).toEpochDay()
        };
        for (double border : borders) {
            for (double day = border - 800; day < border + 800; day++) {
                assertThat(HIJRI.turns(day + 1) - HIJRI.turns(day))
                        .isCloseTo(1 / 354.367, within(1e-4));
            }
        }
    }
}
