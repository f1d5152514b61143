package tn.shabou.api.vehicles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.shabou.api.http.Problem;

class VinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wvwzzz1kz5w123456",
                " WVW ZZZ 1K Z5W 123456 ",
                "WVW-ZZZ1KZ5W-123456",
                "WVWZZZ١KZ٥W١٢٣٤٥٦"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(Vin.parse(typed).text()).isEqualTo("WVWZZZ1KZ5W123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "WVW", "WVWZZZ1KZ5W1234567", "WVWZZZ1KZ5W12345Q", "WVWZZZ1KZ5W1234é6"})
    void isRefusedWhenItCannotBeOne(String typed) {
        assertThatThrownBy(() -> Vin.parse(typed)).isInstanceOf(Problem.class);
    }

    /** Worked examples of the American rule. */
    @ParameterizedTest
    @CsvSource({"1M8GDM9AXKP042788, true", "11111111111111111, true", "1M8GDM9A1KP042788, false"})
    void knowsItsCheckDigit(String vin, boolean right) {
        assertThat(Vin.parse(vin).hasRightCheckDigit()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "WVWZZZ1KZ5W123456, 2005",
        "TMBZZZ1ZZAB123456, '1980, 2010'",
        "TMBZZZ1ZZYB123456, 2000",
        "TMBZZZ1ZZ0B123456, ''"
    })
    void tellsTheYearsOfPlaceTen(String vin, String years) {
        assertThat(Vin.parse(vin).modelYears(2027).toString()).isEqualTo("[" + years + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "VF3, FR", "VSS, ES", "WVW, DE", "ZFA, IT", "UU1, RO", "TMB, CZ", "JTD, JP", "KMH, KR",
                "LVV, CN",
        "MAT, IN", "MMB, TH", "NM0, TR", "SJN, GB", "TRU, HU", "CL9, TN", "3VW, MX", "1FA, US",
                "XW8, RU"
    })
    void tellsWhereItsMakersCodeWasGiven(String maker, String country) {
        assertThat(VinCountries.of(Vin.parse(maker + "00000000000000"))).contains(country);
    }

    @Test
    void isNotWrittenIntoLogs() {
        assertThat(Vin.parse("WVWZZZ1KZ5W123456").toString()).doesNotContain("123456");
    }
}
