package tn.shabou.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isAStringWithThreeDecimalsInJson() throws Exception {
        assertThat(json.writeValueAsString(Money.tnd("12.5")))
                .isEqualTo("{\"amount\":\"12.500\",\"currency\":\"TND\"}");
        assertThat(json.writeValueAsString(Money.tnd("0")))
                .isEqualTo("{\"amount\":\"0.000\",\"currency\":\"TND\"}");
    }

    @Test
    void comesBackFromJsonUnchanged() throws Exception {
        var price = Money.tnd("1234.005");

        assertThat(json.readValue(json.writeValueAsString(price), Money.class)).isEqualTo(price);
    }

    @Test
    void refusesAFractionOfAMillime() {
        assertThatThrownBy(() -> Money.tnd("0.0005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void doesNotCompareDinarsWithEuros() {
        var euros = new Money(new java.math.BigDecimal("1"), "EUR");

        assertThatThrownBy(() -> Money.tnd("1").compareTo(euros))
                .hasMessage("cannot compare TND with EUR");
    }
}
