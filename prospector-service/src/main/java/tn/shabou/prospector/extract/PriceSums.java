package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the sums of money in a text: which number goes with which currency, and as how much. */
final class PriceSums {

    private static final Vocabulary NOT_THE_PRICE =
            new Vocabulary(
                    PriceTokens.ending(
                            "au lieu de|instead of|statt|was|were|war|era|original price|prix (?:initial|d'origine)|precio original|prezzo (?:originale|di listino|regolare)|vorher|früher|antes|previously|السعر الأصلي|السعر الأصلي هو|السعر قبل|بعد أن كان|avant|était|rrp|uvp|msrp|list price|old price|ancien prix|prix normal|regular price"
                                    + "|jusqu['’]?[àa]|up to|bis zu|hasta|fino a|moins de|less than|under|max(?:imum)?\\.?|حتى|أقل من"
                                    + "|prix (?:conseillé|public|barré)|économi\\p{L}*|remise(?: de)?"
                                    + "|(?:you )?save|sparen|bis|code|réf\\p{L}*|\\d+ ?[x×] ?(?:de )?"
                                    + "|(?<!\\S)-(?=$)|بدلا من"));
    private static final Pattern AND = Pattern.compile(" ?(?:(?:et|and|و) ?)?", CASE_INSENSITIVE);

    /** A number whose beginning is missing, or is another number. */
    private static final Pattern TORN =
            Pattern.compile("(?:^|[^\\p{L}\\d])[.,]$|\\d ?/ ?$|\\d\\p{L}{2,9}$");

    private static final Pattern COUNT =
            Pattern.compile(
                    "(?:(?:lot|pack|paquet|jeu|set|bo[iî]te|kit)(?: de| of| da)?|les|par|[x×]) $",
                    CASE_INSENSITIVE | UNICODE_CASE);
    private static final Pattern GAP = Pattern.compile("[ :]{0,2}");

    private final PriceTokens tokens;
    private final @Nullable String assumed;

    private PriceSums(PriceTokens tokens, @Nullable String assumed) {
        this.tokens = tokens;
        this.assumed = assumed;
    }

    /**
     * In the order of the text.
     *
     * @param assumed currency of a number that names none; absent when unknown
     */
    static List<Sum> of(PriceTokens tokens, @Nullable String assumed) {
        return new PriceSums(tokens, assumed).sums();
    }

    /**
     * A number in the text, in the currency beside it.
     *
     * @param first its first token, and {@code last} its last
     * @param counts whether it may be the price: not what it was before, is saved, or an instalment
     */
    record Sum(
            int first,
            int last,
            Optional<BigDecimal> amount,
            @Nullable String currency,
            boolean counts) {}

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
        var lead = first == 0 ? tokens.before(first) : tokens.lead(first);
        return !NOT_THE_PRICE.isIn(lead);
    }
}
