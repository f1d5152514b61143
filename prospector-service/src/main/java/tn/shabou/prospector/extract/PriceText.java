package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.shabou.model.leads.PageExtracted.TaxBasis;
import tn.shabou.prospector.extract.PriceReading.Ambiguous;
import tn.shabou.prospector.extract.PriceReading.Kind;
import tn.shabou.prospector.extract.PriceReading.None;
import tn.shabou.prospector.extract.PriceReading.Price;

/**
 * Reads prices as shops write them, in dinars above all: {@code 12,500 DT}, {@code 89DT500}, {@code
 * 1250 millimes}, {@code ١٢٫٥٠٠ د.ت}. A wrong price is worse than none, so whatever may be read in
 * two ways is {@link Ambiguous}.
 */
public final class PriceText {

    /** Longer texts are prose, in which a number may be anything. */
    private static final int LONGEST = 240;

    private static final Pattern FROM =
            ending(
                    "à partir de|a partir de|dès|from|starting at|as low as|ab|desde|vanaf|da|od|alkaen|från|fra|de la|от|من");
    private static final Pattern NOT_THE_PRICE =
            ending(
                    "au lieu de|instead of|statt|was|were|avant|était|rrp|uvp|msrp|list price|old price|ancien prix|prix normal|regular price"
                            + "|jusqu['’]?[àa]|up to|bis zu|hasta|fino a|moins de|less than|under|max(?:imum)?\\.?|حتى|أقل من"
                            + "|prix (?:conseillé|public|barré)|économi\\p{L}*|remise(?: de)?"
                            + "|(?:you )?save|sparen|bis|code|réf\\p{L}*|\\d+ ?[x×] ?(?:de )?"
                            + "|(?<!\\S)-(?=$)|بدلا من");
    private static final Pattern BETWEEN =
            Pattern.compile(
                    " ?(?:-|–|—|~|à|a|to|bis|et|and|إلى) ?", CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern PRICE_WORDS =
            Pattern.compile(
                    "prix|price|preis|precio|prezzo|preço|tarif|ttc|ht|السعر|الثمن|[\\s:.,\\-*/]",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern AND = Pattern.compile(" ?(?:(?:et|and|و) ?)?", CASE_INSENSITIVE);

    /** A number whose beginning is missing, or is another number. */
    private static final Pattern TORN = Pattern.compile("(?:^|[^\\p{L}\\d])[.,]$|\\d ?/ ?$");

    private static final Pattern COUNT =
            Pattern.compile(
                    "(?:(?:lot|pack|paquet|jeu|set|bo[iî]te|kit)(?: de| of| da)?|les|par|[x×]) $",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern AND_MORE =
            Pattern.compile(
                    "^ ?(?:et plus|et ?\\+|\\+|and (?:up|more)|und mehr|o más|y más|e oltre|فما فوق)",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern GAP = Pattern.compile("[ :]{0,2}");

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
        if (text.length() > LONGEST) {
            return new None();
        }
        return new PriceText(PriceTokens.of(text, country), assumed).read();
    }

    /** A number in the text, in the currency beside it. */
    private record Sum(
            int first,
            int last,
            Optional<BigDecimal> amount,
            @Nullable String currency,
            boolean counts) {}

    private PriceReading read() {
        var sums = sums();
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

    private List<Sum> sums() {
        boolean currencyFirst = currencyFirst();
        var sums = new ArrayList<Sum>();
        for (int i = 0; i < tokens.tokens().size(); i++) {
            if (tokens.is(i, PriceTokens.Kind.NUMBER)
                    && !tokens.after(i).stripLeading().startsWith("%")) {
                var sum = sum(i, currencyFirst);
                sums.add(sum);
                i = Math.max(i, sum.last());
            }
        }
        return sums;
    }

    private boolean currencyFirst() {
        return tokens.is(0, PriceTokens.Kind.CURRENCY)
                && tokens.is(1, PriceTokens.Kind.NUMBER)
                && GAP.matcher(tokens.after(0)).matches();
    }

    private Sum sum(int i, boolean currencyFirst) {
        var numeral = numeral(i);
        if (tokens.is(i + 1, PriceTokens.Kind.MILLIMES)) {
            var millimes = numeral.amount("TND").map(amount -> amount.movePointLeft(3));
            return new Sum(i, i + 1, millimes, "TND", counts(i));
        }
        boolean before = touches(i - 1, i, PriceTokens.Kind.CURRENCY);
        boolean after = touches(i + 1, i, PriceTokens.Kind.CURRENCY);
        if (after && !(currencyFirst && before)) {
            var currency = tokens.tokens().get(i + 1).text();
            var split = split(i, currency);
            if (split.isPresent()) {
                return new Sum(i, i + 2, split, currency, counts(i));
            }
            var amount = isTornApart(i) ? Optional.<BigDecimal>empty() : numeral.amount(currency);
            return new Sum(i, i + 1, amount, currency, counts(i));
        }
        if (before && currencyFirst) {
            var currency = tokens.tokens().get(i - 1).text();
            return new Sum(i - 1, i, numeral.amount(currency), currency, counts(i - 1));
        }
        return new Sum(i, i, numeral.amount(assumed), null, counts(i));
    }

    /**
     * Unreadable where the text before it makes it another number: {@code ,500} has lost what stood
     * before the comma, and {@code lot de 4 120,000} may be four pieces or four thousand.
     */
    private Numeral numeral(int i) {
        var token = tokens.tokens().get(i);
        var lead = tokens.text().substring(0, token.start());
        boolean torn = TORN.matcher(lead).find();
        boolean counted = token.text().indexOf(' ') > 0 && COUNT.matcher(lead).find();
        return torn || counted ? Numeral.UNREADABLE : new Numeral(token.text());
    }

    /** Whether the token beside number {@code i} is of that kind with hardly anything between. */
    private boolean touches(int neighbour, int i, PriceTokens.Kind kind) {
        return tokens.is(neighbour, kind)
                && GAP.matcher(neighbour < i ? tokens.before(i) : tokens.after(i)).matches();
    }

    /** {@code 120DT50}: decimals that are none of that currency's. */
    private boolean isTornApart(int i) {
        var rest = tokens.token(i + 2);
        return rest != null
                && rest.kind() == PriceTokens.Kind.NUMBER
                && tokens.after(i).isEmpty()
                && tokens.after(i + 1).isEmpty()
                && rest.text().matches("\\d{1,3}")
                && !rest.text().matches("0+");
    }

    /** {@code 89DT500}, {@code 145 dinars 500}, {@code 12€99}: the decimals follow the currency. */
    private Optional<BigDecimal> split(int i, String currency) {
        var whole = tokens.tokens().get(i).text();
        var rest = tokens.token(i + 2);
        if (rest == null
                || rest.kind() != PriceTokens.Kind.NUMBER
                || !whole.matches("\\d+|\\d{1,3}(?: \\d{3})+")) {
            return Optional.empty();
        }
        var gap = tokens.after(i + 1);
        boolean millimes = rest.text().length() == 3 && AND.matcher(gap).matches();
        boolean cents =
                rest.text().length() == 2
                        && (gap.isEmpty() || (gap.equals(" ") && tokens.token(i + 3) == null));
        boolean fits = Currencies.decimals(currency) == 3 ? millimes : cents;
        boolean ownUnit =
                tokens.is(i + 3, PriceTokens.Kind.CURRENCY)
                        || tokens.after(i + 2).matches("(?i) ?(?!ttc|ht)[\\p{L}%].*");
        return fits && rest.text().matches("\\d+") && !ownUnit
                ? Optional.of(new BigDecimal(whole.replace(" ", "") + '.' + rest.text()))
                : Optional.empty();
    }

    /** False for what the price was before, what is saved, and instalments. */
    private boolean counts(int first) {
        var lead = first == 0 ? tokens.before(first) : leadOf(first);
        return !NOT_THE_PRICE.matcher(lead).find();
    }

    private String leadOf(int first) {
        int end = tokens.tokens().get(first).start();
        return tokens.text().substring(Math.max(0, end - 24), end);
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
        return FROM.matcher(leadOf(sum.first())).find() || AND_MORE.matcher(tail(sum)).find()
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
        if ((!alone && assumed == null) || token.text().matches("0\\d+|\\d( ?\\d){7,}")) {
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

    private static Pattern ending(String words) {
        return Pattern.compile(
                "(?:^|[^\\p{L}])(?:" + words + ")[ :]*$", CASE_INSENSITIVE | UNICODE_CASE);
    }
}
