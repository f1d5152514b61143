package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;

/** What a text says about a price. Not knowing is an answer: a price is never guessed. */
public sealed interface PriceReading {

    /**
     * One price.
     *
     * @param amount the lower end of a range; as many decimals as the currency has, where known
     * @param currency ISO 4217 code, absent when neither text nor page tells
     */
    record Price(BigDecimal amount, @Nullable String currency, Kind kind, TaxBasis taxBasis)
            implements PriceReading {

        /** Whether both ask the same, give or take the rounding of a rendered page. */
        boolean agreesWith(BigDecimal other) {
            return amount.subtract(other).abs().multiply(BigDecimal.valueOf(100)).compareTo(amount)
                    <= 0;
        }
    }

    /** A price is there, but it may be read in more than one way. */
    record Ambiguous(@Nullable String currency) implements PriceReading {}

    /** The text names no price. */
    record None() implements PriceReading {}

    /** How exact a price is meant. */
    enum Kind {
        PRICE,
        /** A lower bound: "à partir de". */
        FROM,
        /** The lower end of several. */
        RANGE
    }
}
