package tn.shabou.api.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final Totp TOTP =
            new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(TOTP.code(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void bearsClocksThatDifferByAStep() {
        var code = TOTP.code(Instant.ofEpochSecond(3000));

        assertThat(TOTP.step(code, Instant.ofEpochSecond(3030))).hasValue(100);
        assertThat(TOTP.step(code, Instant.ofEpochSecond(2970))).hasValue(100);
        assertThat(TOTP.step(code, Instant.ofEpochSecond(3060))).isEmpty();
    }

    @Test
    void isTypedInBase32() {
        assertThat(TOTP.typed()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(new Totp(new byte[Totp.SECRET_BYTES]).typed()).isEqualTo("A".repeat(32));
    }
}
