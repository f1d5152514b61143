package tn.shabou.model;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money. As JSON the amount is a string ({@code
 * {"amount":"12.500","currency":"TND"}}), since a JSON number would be read as a float.
 *
 * @param amount has exactly as many decimals as the currency: three for dinars
 * @param currency ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency)
        implements Comparable<Money> {

    public static final String DINAR = "TND";

    /**
     * @throws ArithmeticException when {@code amount} has more decimals than the currency: money is
     *     never rounded in silence
     */
    public Money {
        amount =
                amount.setScale(
                        Currency.getInstance(currency).getDefaultFractionDigits(),
                        RoundingMode.UNNECESSARY);
    }

    public static Money tnd(BigDecimal amount) {
        return new Money(amount, DINAR);
    }

    /** Reads a plain decimal number such as {@code 12.5}. */
    public static Money tnd(String amount) {
        return tnd(new BigDecimal(amount));
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    /**
     * @throws IllegalArgumentException when the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot compare " + currency + " with " + other.currency);
        }
        return amount.compareTo(other.amount);
    }
}
