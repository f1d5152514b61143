package tn.shabou.prospector.extract;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How currencies are written on shop pages. */
final class Currencies {

    /** Codes that stand for themselves. */
    private static final Set<String> CODES =
            Set.of(
                    """
                    TND EUR USD GBP CHF CAD AUD NZD JPY CNY KRW INR PKR BRL ARS MXN CLP COP PEN UYU \
                    RON PLN CZK HUF BGN SEK NOK DKK ISK RUB UAH BYN KZT TRY ILS AED SAR QAR KWD BHD \
                    OMR JOD IQD LYD EGP MAD DZD ZAR NGN KES TWD HKD SGD MYR IDR THB VND PHP LKR NPR\
                    """
                            .split(" "));

    /** Signs of one currency, as they are spelt in lower case. */
    private static final Map<String, String> SIGNS =
            table(
                    """
                    TND dinars|dinar|d.t.|d.t|dnt|dt|دينار تونسي|دينار|دنانير|د.ت.|د.ت|دت
                    EUR €|euros|euro
                    GBP £
                    USD us $|us$|$
                    AUD au $|au$|a$
                    CAD c $|ca$|c$
                    BRL r$
                    TWD nt$|元
                    HKD hk$
                    SGD s$
                    CHF sfr
                    RON lei
                    PLN zł
                    CZK kč
                    BGN лв.|лв
                    RUB ₽|руб.|руб|р.
                    UAH ₴|грн
                    TRY ₺
                    ILS ₪
                    INR ₹|rs.|rs
                    THB ฿
                    VND ₫
                    KRW ₩
                    JPY ¥|円
                    SEK kr.|kr|:-
                    MAD dhs|dh
                    """);

    /** Where one sign serves several countries, the site's country decides. */
    private static final Map<String, Map<String, String>> BY_COUNTRY =
            Map.of(
                    "ca", table("CAD $"),
                    "au", table("AUD $"),
                    "mx", table("MXN $"),
                    "ar", table("ARS $"),
                    "cl", table("CLP $"),
                    "co", table("COP $"),
                    "tw", table("TWD $"),
                    "pk", table("PKR rs|rs."),
                    "by", table("BYN р.|руб.|руб"),
                    "no", table("NOK kr|kr."));

    /** Where a point marks decimals, so that {@code 34.000} is odd rather than thousands. */
    private static final Set<String> DECIMAL_POINT =
            Set.of(
                    """
                    USD GBP CAD AUD NZD CHF CNY INR PKR ILS MXN TWD HKD SGD MYR THB PHP AED SAR QAR \
                    EGP NGN KES LKR NPR\
                    """
                            .split(" "));

    /** All signs and codes in lower case, longest first, so that {@code US$} is not read as $. */
    static final List<String> SPELLINGS =
            Stream.concat(
                            SIGNS.keySet().stream(),
                            CODES.stream().map(code -> code.toLowerCase(Locale.ROOT)))
                    .sorted((a, b) -> b.length() - a.length())
                    .toList();

    private Currencies() {}

    private static Map<String, String> table(String lines) {
        var codes = new HashMap<String, String>();
        lines.lines()
                .forEach(line -> {
                    for (var sign : line.substring(4).split("\\|", -1)) {
                        codes.put(sign, line.substring(0, 3));
                    }
                });
        return Map.copyOf(codes);
    }

    /**
     * @param country top-level domain of the site, "" when unknown
     */
    static Optional<String> code(String spelling, String country) {
        var upper = spelling.toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) {
            return Optional.of(upper);
        }
        var sign = spelling.toLowerCase(Locale.ROOT);
        var local = BY_COUNTRY.getOrDefault(country, Map.of()).get(sign);
        return Optional.ofNullable(local == null ? SIGNS.get(sign) : local);
    }

    /** A code as mark-up states it; empty when it is none that we know. */
    static Optional<String> known(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(c -> code(c.strip(), ""));
    }

    /** The currency of a bare number on a site of that country, where only one is in use. */
    static Optional<String> ofCountry(String country) {
        return country.equals("tn") ? Optional.of("TND") : Optional.empty();
    }

    /** Decimals of a currency; 2 when it is unknown. */
    static int decimals(@Nullable String code) {
        return code == null ? 2 : Currency.getInstance(code).getDefaultFractionDigits();
    }

    static boolean usesDecimalPoint(String code) {
        return DECIMAL_POINT.contains(code);
    }
}
