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
                    OMR JOD IQD LYD EGP MAD DZD ZAR NGN KES TWD HKD SGD MYR IDR THB VND PHP LKR NPR \
                    RSD BAM MKD ALL MDL GEL AMD AZN UZS IRR GHS XOF XAF MUR BDT BOB PYG DOP GTQ CRC\
                    """
                            .split(" "));

    /** Signs of one currency, as they are spelt in lower case. */
    private static final Map<String, String> SIGNS =
            table(
                    """
                    TND dinars|dinar|d.t.|d.t|dnt|dt|دينار تونسي|دينار|دنانير|د.ت.|د.ت|دت
                    EUR €|euros|euro
                    GBP £
                    USD us $|us$|u$s|$ us|$us|$
                    AUD au $|au$|a$
                    CAD c $|ca$|c$|$ ca|$ca|$ can|$can
                    BRL r$
                    DOP rd$
                    PYG ₲
                    CRC ₡
                    NGN ₦
                    GHS gh₵|₵
                    KES ksh
                    XOF fcfa|cfa
                    PHP ₱
                    BDT ৳
                    KZT ₸|тенге|тг
                    GEL ₾
                    AMD ֏
                    AZN ₼
                    UZS сум|so'm
                    RSD дин.|дин
                    IRR ریال|﷼
                    TWD nt$|元
                    HKD hk$
                    SGD s$|sg$
                    NZD nz$
                    MXN mx$|mex$
                    ARS ar$
                    CLP cl$
                    COP col$
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
                    VND ₫|vnđ|đ
                    KRW ₩|원
                    JPY ¥|円
                    SEK kr.|kr|:-
                    MAD dhs|dh|درهم|د.م.
                    AED د.إ
                    SAR ر.س|ريال سعودي|ريال
                    QAR ر.ق
                    OMR ر.ع.|ر.ع
                    KWD kd|k.d.|د.ك|دينار كويتي
                    BHD د.ب
                    JOD د.أ
                    LYD د.ل
                    IQD د.ع
                    DZD دج|د.ج
                    EGP ج.م|جنيه|l.e.
                    """);

    /** Signs that are words of many languages in other letters than these. */
    private static final Map<String, String> BY_CASE =
            Map.of("DA", "DZD", "TL", "TRY", "Ft", "HUF", "RM", "MYR", "Rp", "IDR");

    /** Where one sign serves several countries, the site's country decides. */
    private static final Map<String, Map<String, String>> BY_COUNTRY =
            Map.ofEntries(
                    Map.entry("ca", table("CAD $")),
                    Map.entry("au", table("AUD $")),
                    Map.entry("mx", table("MXN $")),
                    Map.entry("ar", table("ARS $")),
                    Map.entry("cl", table("CLP $")),
                    Map.entry("co", table("COP $")),
                    Map.entry("tw", table("TWD $")),
                    Map.entry("pk", table("PKR rs|rs.")),
                    Map.entry("by", table("BYN р.|руб.|руб")),
                    Map.entry("uy", table("UYU $")),
                    Map.entry("nz", table("NZD $")),
                    Map.entry("sg", table("SGD $")),
                    Map.entry("hk", table("HKD $")),
                    Map.entry("cn", table("CNY ¥|元")),
                    Map.entry("pe", table("PEN s/.|s/")),
                    Map.entry("cm", table("XAF fcfa|cfa")),
                    Map.entry("ga", table("XAF fcfa|cfa")),
                    Map.entry("bo", table("BOB bs.|bs")),
                    Map.entry("mk", table("MKD ден.|ден")),
                    Map.entry("za", table("ZAR r")),
                    Map.entry("rs", table("RSD din.|din")),
                    Map.entry("ba", table("BAM km")),
                    Map.entry("ma", table("MAD د.م.|درهم")),
                    Map.entry("no", table("NOK kr|kr.")),
                    Map.entry("dk", table("DKK kr|kr.")),
                    Map.entry("is", table("ISK kr|kr.")),
                    Map.entry("ae", table("AED dhs|dh|درهم")),
                    Map.entry("qa", table("QAR ريال")),
                    Map.entry("om", table("OMR ريال")),
                    Map.entry("kw", table("KWD دينار")),
                    Map.entry("jo", table("JOD دينار|jd")),
                    Map.entry("ly", table("LYD دينار|د.ل")),
                    Map.entry("iq", table("IQD دينار")),
                    Map.entry("dz", table("DZD دينار")));

    /** What a number that stands for a price is in, by the top-level domain of the site. */
    private static final Map<String, String> OF_COUNTRY =
            table(
                    """
                    TND tn
                    EUR fr|de|it|es|pt|nl|be|at|fi|ie|gr|sk|si|lv|lt|ee|lu|mt|cy|hr
                    GBP uk
                    CHF ch
                    PLN pl
                    CZK cz
                    HUF hu
                    RON ro
                    SEK se
                    NOK no
                    DKK dk
                    MAD ma
                    DZD dz
                    EGP eg
                    LYD ly
                    SAR sa
                    AED ae
                    QAR qa
                    KWD kw
                    BHD bh
                    OMR om
                    JOD jo
                    IQD iq
                    TRY tr
                    ILS il
                    INR in
                    PKR pk
                    RUB ru
                    UAH ua
                    BYN by
                    ZAR za
                    AUD au
                    NZD nz
                    JPY jp
                    KRW kr
                    TWD tw
                    BRL br
                    MXN mx
                    ARS ar
                    CLP cl
                    CAD ca
                    UYU uy
                    PEN pe
                    RSD rs
                    BAM ba
                    MKD mk
                    MDL md
                    GEL ge
                    KZT kz
                    IDR id
                    MYR my
                    THB th
                    VND vn
                    PHP ph
                    SGD sg
                    HKD hk
                    CNY cn
                    BDT bd
                    LKR lk
                    NPR np
                    NGN ng
                    KES ke
                    GHS gh
                    ISK is
                    """);

    /** Where a point marks decimals, so that {@code 34.000} is odd rather than thousands. */
    private static final Set<String> DECIMAL_POINT =
            Set.of(
                    """
                    USD GBP CAD AUD NZD CHF CNY INR PKR ILS MXN TWD HKD SGD MYR THB PHP AED SAR QAR \
                    EGP NGN KES LKR NPR GHS BDT PEN DOP GTQ MUR\
                    """
                            .split(" "));

    /** All signs and codes in lower case, longest first, so that {@code US$} is not read as $. */
    static final List<String> SPELLINGS =
            Stream.concat(
                            Stream.concat(
                                    SIGNS.keySet().stream(),
                                    BY_COUNTRY.values().stream()
                                            .flatMap(signs -> signs.keySet().stream())),
                            CODES.stream().map(code -> code.toLowerCase(Locale.ROOT)))
                    .distinct()
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
        var unique = BY_CASE.get(spelling);
        if (unique != null) {
            return Optional.of(unique);
        }
        var sign = spelling.toLowerCase(Locale.ROOT);
        var local = BY_COUNTRY.getOrDefault(country, Map.of()).get(sign);
        return Optional.ofNullable(local == null ? SIGNS.get(sign) : local);
    }

    /** A code as mark-up states it; empty when it is none that we know. */
    static Optional<String> known(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(c -> code(c.strip(), ""));
    }

    /** The currency of a bare number on a site of that country, where one alone is in use. */
    static Optional<String> ofCountry(String country) {
        return Optional.ofNullable(OF_COUNTRY.get(country));
    }

    /** Decimals of a currency; 2 when it is unknown. */
    static int decimals(@Nullable String code) {
        return code == null ? 2 : Currency.getInstance(code).getDefaultFractionDigits();
    }

    static boolean usesDecimalPoint(String code) {
        return DECIMAL_POINT.contains(code);
    }
}
