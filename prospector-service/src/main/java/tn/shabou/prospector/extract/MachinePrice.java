package tn.shabou.prospector.extract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * Prices of mark-up: by schema.org a plain number with a decimal point. Shops that write prose
 * instead are read as prose.
 */
final class MachinePrice {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,10}(?:\\.\\d{1,8})?");

    private MachinePrice() {}

    /** Empty when there is no price, it is zero, or it can be read in two ways. */
    static Optional<Price> read(String text, @Nullable String stated, String country) {
        var trimmed = text.strip();
        var currency = stated == null ? Currencies.ofCountry(country).orElse(null) : stated;
        if (PLAIN.matcher(trimmed).matches()) {
            // "1.299" for euros is as often meant as 1299: leave it to what the page shows.
            boolean odd =
                    trimmed.matches("\\d{1,3}\\.\\d{3}") && Currencies.decimals(currency) != 3;
            return odd ? Optional.empty() : price(new BigDecimal(trimmed), currency);
        }
        return PriceText.read(trimmed, currency, country) instanceof Price price
                        && price.amount().signum() > 0
                ? Optional.of(price)
                : Optional.empty();
    }

    private static Optional<Price> price(BigDecimal amount, @Nullable String currency) {
        if (amount.signum() == 0) {
            return Optional.empty();
        }
        int decimals = Currencies.decimals(currency);
        // More decimals than the currency has come from tax arithmetic: round as the shop shows it.
        var exact = amount.setScale(decimals, RoundingMode.HALF_UP);
        return Optional.of(new Price(exact, currency, Kind.PRICE, TaxBasis.UNKNOWN));
    }
}
