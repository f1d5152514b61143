package tn.shabou.prospector.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A price text cut into numbers, currencies and the words between them.
 *
 * @param text the text in one spelling: ASCII digits, plain spaces, no direction marks
 */
record PriceTokens(String text, List<Token> tokens) {

    /** {@code 12,- €} is twelve. */
    private static final Pattern NO_DECIMALS = Pattern.compile("(?<=\\d)[.,] ?[-–—]{1,2}(?!\\d)");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,3}(?:[ '٬]\\d{3})+(?!\\d)(?:[.,٫]\\d+)*|\\d+(?:[.,٫]\\d+)*");
    private static final Pattern MILLIMES = spelt("millimes?\\b|مليمات|مليم");

    /** By their first letter, in small. */
    private static final Map<Character, Pattern> CURRENCIES = currencies();

    /** Characters before a number in which its meaning is said. */
    private static final int LEAD = 24;

    /** A number or a currency, with its place in the text. */
    record Token(Kind kind, String text, int start, int end) {}

    enum Kind {
        NUMBER,
        MILLIMES,
        CURRENCY
    }

    static PriceTokens of(String raw, String country) {
        var text = normalise(raw);
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            i = Math.max(i + 1, add(text, i, country, tokens));
        }
        return new PriceTokens(text, tokens);
    }

    /** The token that begins there, if any does; where it ends, else where it would begin. */
    private static int add(String text, int at, String country, List<Token> tokens) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return add(Kind.NUMBER, NUMBER, text, at, found -> Optional.of(found), tokens);
        }
        if (c == 'm' || c == 'M' || c == 'م') {
            int end = add(Kind.MILLIMES, MILLIMES, text, at, found -> Optional.of(found), tokens);
            if (end > at) {
                return end;
            }
        }
        var spellings = CURRENCIES.get(folded(c));
        return spellings == null
                ? at
                : add(
                        Kind.CURRENCY,
                        spellings,
                        text,
                        at,
                        found -> Currencies.code(found, country),
                        tokens);
    }

    private static int add(
            Kind kind,
            Pattern pattern,
            String text,
            int at,
            Function<String, Optional<String>> meaning,
            List<Token> tokens) {
        var matcher =
                pattern.matcher(text)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(at, text.length());
        if (!matcher.lookingAt()) {
            return at;
        }
        meaning.apply(matcher.group())
                .ifPresent(meant -> tokens.add(new Token(kind, meant, at, matcher.end())));
        return matcher.end();
    }

    /** As patterns compare letters without case. */
    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static Pattern spelt(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The words between the token before {@code index} and that token. */
    String before(int index) {
        int from = index == 0 ? 0 : tokens.get(index - 1).end();
        return text.substring(from, tokens.get(index).start());
    }

    /** The words between that token and the next. */
    String after(int index) {
        int to = index + 1 == tokens.size() ? text.length() : tokens.get(index + 1).start();
        return text.substring(tokens.get(index).end(), to);
    }

    /** What stands before that token, as far as it may say something about it. */
    String lead(int index) {
        int end = tokens.get(index).start();
        return text.substring(Math.max(0, end - LEAD), end);
    }

    /** Any of the words, at the end of a text. */
    static Pattern ending(String words) {
        return Pattern.compile(
                "(?:^|[^\\p{L}])(?:" + words + ")[ :]*$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Nullable Token token(int index) {
        return index < 0 || index >= tokens.size() ? null : tokens.get(index);
    }

    boolean is(int index, Kind kind) {
        var token = token(index);
        return token != null && token.kind() == kind;
    }

    private static String normalise(String raw) {
        if (raw.chars().allMatch(c -> c < 128)) {
            return plain(raw);
        }
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('’', '\'');
        var ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        ascii.appendCodePoint(
                                Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain(Words.visible(ascii.toString()));
    }

    private static String plain(String text) {
        return SPACES.matcher(NO_DECIMALS.matcher(text).replaceAll("")).replaceAll(" ").strip();
    }

    private static Map<Character, Pattern> currencies() {
        var spellings = new HashMap<Character, List<String>>();
        Currencies.SPELLINGS.forEach(spelling ->
                spellings
                        .computeIfAbsent(folded(spelling.charAt(0)), _ -> new ArrayList<>())
                        .add(bounded(spelling)));
        // In small letters they are words of many languages.
        add(spellings, 'd', "(?<=\\d ?)(?-i:DA)(?!\\p{L})");
        add(spellings, 't', "(?<=\\d ?)(?-i:TL)(?!\\p{L})");
        add(spellings, 'r', "(?-i:RM|Rp)(?=\\.? ?\\d)");
        // Behind fewer digits it may be a length in feet.
        add(spellings, 'f', "(?<=(?:\\d{3}|[,.]\\d\\d) ?)(?-i:Ft)(?!\\p{L})");
        return spellings.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, e -> spelt(String.join("|", e.getValue()))));
    }

    private static void add(Map<Character, List<String>> spellings, char initial, String pattern) {
        spellings.computeIfAbsent(initial, _ -> new ArrayList<>()).add(pattern);
    }

    /** Letters of a currency must not be part of a word; digits may touch them: {@code 89DT500}. */
    private static String bounded(String spelling) {
        return (Character.isLetter(spelling.charAt(0)) ? "(?<!\\p{L})" : "")
                + Pattern.quote(spelling)
                + (Character.isLetter(spelling.charAt(spelling.length() - 1))
                        ? "(?!(?!ttc|ht\\b)\\p{L})"
                        : "");
    }
}
