package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Ambiguous;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.None;
import tn.shabou.prospector.extract.PriceReading.Price;
import tn.shabou.prospector.extract.PriceSums.Sum;

/**
 * Reads prices as shops write them, in dinars above all: {@code 12,500 DT}, {@code 89DT500}, {@code
 * 1250 millimes}, {@code ١٢٫٥٠٠ د.ت}. A wrong price is worse than none, so whatever may be read in
 * two ways is {@link Ambiguous}.
 */
public final class PriceText {

    /** Longer texts are prose, in which a number may be anything. */
    private static final int LONGEST = 240;

    private static final Pattern FROM =
            PriceTokens.ending(
                    "à partir de|a partir de|dès|from|starting at|as low as|ab|desde|vanaf|da|od|alkaen|från|fra|de la|от|من");
    private static final Pattern BETWEEN =
            Pattern.compile(
                    " ?(?:-|–|—|~|à|a|to|bis|et|and|إلى) ?", CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern PRICE_WORDS =
            Pattern.compile(
                    "prix|price|preis|precio|prezzo|preço|tarif|ttc|ht|السعر|الثمن|[\\s:.,\\-*/]",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern AND_MORE =
            Pattern.compile(
                    "^ ?(?:et plus|et ?\\+|\\+|and (?:up|more)|und mehr|o más|y más|e oltre|فما فوق)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /** What follows a number that counts or measures something. */
    private static final Pattern UNIT =
            Pattern.compile(
                    "^ ?(?:l|lt|ltr|lit(?:re|er|ro)s?|litri|kg|gr?|mg|ml|cl|cm|mm|m[²2³3]?|km|ah|v|volts?|w|watts?|kw|ps|hp|cv|nm|bar|%"
                            + "|st(?:ü|ue)ck|stk|pcs?|pi[eè]ces?|pezz[io]|piezas?|unidades|tage?n?|dagen|dage|dagar|dn[iíyů]|dzień|nap(?:os)?|zile?|gün|дн(?:ей|я)|день|dias?|ngày|hari|日|天|일|päivää?|szt|ks|kom|шт|jours?|days?|giorni|días?|werktage"
                            + "|mois|months?|monate?|mesi|meses|ans?|years?|jahre?|heures?|hours?|stunden|h|لتر|كغ|كلغ|قطع|قطعة|أيام|يوم|شهر)\\b",
                    CASE_INSENSITIVE | UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final PriceTokens tokens;
    private final @Nullable String assumed;

    private PriceText(PriceTokens tokens, @Nullable String assumed) {
        this.tokens = tokens;
        this.assumed = assumed;
    }

    /** Reads a text of which nothing else is known. */
    public static PriceReading read(String text) {
        return read(text, null, "");
    }

    /**
     * Reads a text that stands where a price stands.
     *
     * @param assumed currency of a number that names none; absent when unknown
     * @param country top-level domain of the site, "" when unknown: what {@code $} means there
     */
    static PriceReading read(String text, @Nullable String assumed, String country) {
        if (text.length() > LONGEST || text.codePoints().noneMatch(Character::isDigit)) {
            return new None();
        }
        return new PriceText(PriceTokens.of(text, country), assumed).read();
    }

    private PriceReading read() {
        var sums = PriceSums.of(tokens, assumed);
        var priced = sums.stream().filter(sum -> sum.currency() != null).toList();
        if (priced.isEmpty()) {
            return bare(sums.stream().filter(Sum::counts).toList());
        }
        var range = range(sums);
        if (range.isPresent()) {
            return range.get();
        }
        return choose(priced.stream().filter(Sum::counts).toList());
    }

    private Optional<PriceReading> range(List<Sum> sums) {
        for (int i = 0; i + 1 < sums.size(); i++) {
            var low = sums.get(i);
            var high = sums.get(i + 1);
            if (low.last() < high.first()
                    && BETWEEN.matcher(between(low, high)).matches()
                    && (low.currency() != null || high.currency() != null)) {
                var currency = low.currency() == null ? high.currency() : low.currency();
                return Optional.of(
                        low.currency() == null
                                ? lowest(
                                        new Numeral(tokens.tokens().get(low.first()).text())
                                                .amount(currency),
                                        high,
                                        currency)
                                : lowest(low.amount(), high, currency));
            }
        }
        return Optional.empty();
    }

    private PriceReading lowest(Optional<BigDecimal> low, Sum high, @Nullable String currency) {
        return low.isPresent()
                        && high.amount().isPresent()
                        && low.get().compareTo(high.amount().get()) <= 0
                ? price(low.get(), currency, Kind.RANGE)
                : new Ambiguous(currency);
    }

    private String between(Sum low, Sum high) {
        return tokens.text()
                .substring(
                        tokens.tokens().get(low.last()).end(),
                        tokens.tokens().get(high.first()).start());
    }

    private PriceReading choose(List<Sum> sums) {
        if (sums.isEmpty()) {
            return new None();
        }
        var withTax = sums.stream().filter(sum -> TaxWords.include(tail(sum))).toList();
        boolean toldApart = sums.size() > 1 && withTax.size() == 1;
        var candidates = toldApart ? withTax : sums;
        var first = candidates.getFirst();
        boolean one =
                candidates.stream()
                        .allMatch(sum ->
                                sum.amount().isPresent()
                                        && first.amount().isPresent()
                                        && sum.amount().get().compareTo(first.amount().get()) == 0);
        if (!one) {
            return new Ambiguous(first.currency());
        }
        var basis = toldApart ? TaxBasis.INCLUDED : basis();
        return price(first.amount().orElseThrow(), first.currency(), kind(first), basis);
    }

    private String tail(Sum sum) {
        return tokens.after(sum.last());
    }

    private Kind kind(Sum sum) {
        return FROM.matcher(tokens.lead(sum.first())).find() || AND_MORE.matcher(tail(sum)).find()
                ? Kind.FROM
                : Kind.PRICE;
    }

    /** A number without a currency: a price only if nothing else is said, or if one is assumed. */
    private PriceReading bare(List<Sum> sums) {
        if (sums.size() != 1) {
            return sums.isEmpty() || assumed == null ? new None() : new Ambiguous(assumed);
        }
        var sum = sums.getFirst();
        var token = tokens.tokens().get(sum.first());
        var rest = tokens.text().substring(0, token.start()) + tokens.text().substring(token.end());
        boolean alone = PRICE_WORDS.matcher(rest).replaceAll("").isEmpty();
        if (UNIT.matcher(tokens.text().substring(token.end())).find()
                || (!alone && assumed == null)
                || token.text().matches("0\\d+|\\d( ?\\d){7,}")) {
            return new None();
        }
        return sum.amount()
                .map(amount -> price(amount, assumed, kind(sum)))
                .orElseGet(() -> new Ambiguous(assumed));
    }

    private PriceReading price(BigDecimal amount, @Nullable String currency, Kind kind) {
        return price(amount, currency, kind, basis());
    }

    private PriceReading price(
            BigDecimal amount, @Nullable String currency, Kind kind, TaxBasis basis) {
        int decimals = Currencies.decimals(currency);
        var exact =
                amount.scale() < decimals && currency != null ? amount.setScale(decimals) : amount;
        return new Price(exact, currency, kind, basis);
    }

    private TaxBasis basis() {
        return TaxWords.basis(tokens.text());
    }
}
