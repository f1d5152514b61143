package tn.shabou.prospector.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A price text cut into numbers, currencies and the words between them.
 *
 * @param text the text in one spelling: ASCII digits, plain spaces, no direction marks
 */
record PriceTokens(String text, List<Token> tokens) {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    /** {@code 12,- €} is twelve. */
    private static final Pattern NO_DECIMALS = Pattern.compile("(?<=\\d)[.,] ?[-–—]{1,2}(?!\\d)");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final String NUMBER =
            "(?<number>\\d{1,3}(?:[ '٬]\\d{3})+(?!\\d)(?:[.,٫]\\d+)*|\\d+(?:[.,٫]\\d+)*)";
    private static final String MILLIMES = "(?<millimes>millimes?\\b|مليمات|مليم)";
    private static final Pattern TOKEN =
            Pattern.compile(
                    NUMBER + '|' + MILLIMES + "|(?<currency>" + currencies() + ')',
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            var found = matcher.group();
            if (matcher.group("number") != null) {
                tokens.add(new Token(Kind.NUMBER, found, matcher.start(), matcher.end()));
            } else if (matcher.group("millimes") != null) {
                tokens.add(new Token(Kind.MILLIMES, found, matcher.start(), matcher.end()));
            } else {
                Currencies.code(found, country)
                        .map(code -> new Token(Kind.CURRENCY, code, matcher.start(), matcher.end()))
                        .ifPresent(tokens::add);
            }
        }
        return new PriceTokens(text, tokens);
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
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('’', '\'');
        var ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        ascii.appendCodePoint(
                                Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        var visible = INVISIBLE.matcher(ascii).replaceAll("");
        var plain = NO_DECIMALS.matcher(visible).replaceAll("");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /** Letters of a currency must not be part of a word; digits may touch them: {@code 89DT500}. */
    private static String currencies() {
        return Currencies.SPELLINGS.stream()
                        .map(spelling ->
                                (Character.isLetter(spelling.charAt(0)) ? "(?<!\\p{L})" : "")
                                        + Pattern.quote(spelling)
                                        + (Character.isLetter(
                                                        spelling.charAt(spelling.length() - 1))
                                                ? "(?!(?!ttc|ht\\b)\\p{L})"
                                                : ""))
                        .collect(Collectors.joining("|"))
                // In small letters it is a word of many languages.
                + "|(?<=\\d ?)(?-i:DA)(?!\\p{L})";
    }
}
