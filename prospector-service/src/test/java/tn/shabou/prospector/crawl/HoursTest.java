package tn.shabou.prospector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {

    /** Tunisia is an hour ahead of UTC all year. */
    @ParameterizedTest
    @CsvSource({
        "22:00-07:30, 20:59, false",
        "22:00-07:30, 21:00, true",
        "22:00-07:30, 02:00, true",
        "22:00-07:30, 06:29, true",
        "22:00-07:30, 06:30, false",
        "01:00-05:00, 00:00, true",
        "01:00-05:00, 23:30, false",
        "00:00-24:00, 11:00, true"
    })
    void countByTheClockOfTunisia(String hours, String utc, boolean within) {
        assertThat(Hours.of(hours).contain(Instant.parse("2026-11-23T" + utc + ":00Z")))
                .isEqualTo(within);
    }

    @Test
    void areRefusedWhereTheyAreNone() {
        assertThatThrownBy(() -> Hours.of("by night"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22:00-07:30");
        assertThatThrownBy(() -> Hours.of("22-7")).isInstanceOf(IllegalArgumentException.class);
    }
}
