package tn.shabou.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {

    private static final String RANDOM = "kq3Zr8v1Wc5Yt0uPb7Ns2Lx9Df4Gh6Jm";
    private static final String OTHER = "0f4c9a1be27d4c63a85e19d07b3f62c8ad51";

    @Test
    void randomSecretsWillDo() {
        assertThat(SecretStrength.fault(RANDOM, OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcd1234abcd1234abcd1234abcd1234abcd1234abcd1234",
                "please-change-me-to-something-else-now-9f3k",
                "0000000000000000000000000000000000000000000001"
            })
    void refusesWhatCanBeGuessed(String secret) {
        assertThat(SecretStrength.fault(secret, OTHER)).get().asString().startsWith("JWT_SECRET");
        assertThat(SecretStrength.fault(RANDOM, secret))
                .get()
                .asString()
                .startsWith("JWT_REFRESH_SECRET");
    }

    @Test
    void refusesTheSameSecretForBoth() {
        assertThat(SecretStrength.fault(RANDOM, RANDOM)).isPresent();
    }
}
