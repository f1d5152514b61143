package tn.shabou.prospector.extract;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import tn.shabou.model.leads.PageExtracted.Fact;
import tn.shabou.model.leads.PageExtracted.FactKind;

/**
 * Phone numbers, where a page presents them as such: in a link, in mark-up, or behind a word. Eight
 * digits alone are as often a part number.
 */
final class Phones {

    /** Where a number without a country is from, on a site that tells no country either. */
    private static final String HOME = "TN";

    /** Characters of a number, however it is laid out. */
    private static final int LONGEST = 100;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final WordStarts ANNOUNCED =
            new WordStarts(
                    Pattern.compile(
                            "(?<!\\p{L})(?:t[ée]l(?:[ée]phone)?s?|tel[eé]fon[oe]?|tlf|phone|fon|hotline|cellulare|m[oó]vil|gsm|mob(?:ile)?|portable|whats ?app|appel(?:ez)?(?:-nous)?|call|contact|هاتف|الهاتف|جوال)"
                                    + "[ .:°/-]{0,5}(?<number>\\(?(?:\\+|00)?[\\d(][\\d ().-]{6,20}\\d(?: ?/ ?\\d[\\d .-]{6,14}\\d)?)",
                            CASE_INSENSITIVE | UNICODE_CASE),
                    "tpfhcmgwaهاج",
                    WordStarts.DIGITS,
                    40);

    private static final Pattern CHAT = Pattern.compile("//wa\\.me/\\+?(\\d{6,15})");

    /** More numbers than any business has. */
    private static final int MOST = 1_000;

    private Phones() {}

    static Stream<Fact> read(Page page) {
        var linked =
                page.document().select("a[href^=tel:]").stream()
                        .flatMap(link ->
                                fact(link.attr("href").substring(4), page, "tel-link", 0.9)
                                        .filter(phone ->
                                                !PersonalNumbers.isPersonal(phone, page, link))
                                        .stream());
        var announced =
                ANNOUNCED.in(page.text(), MOST).stream().flatMap(found -> announced(found, page));
        var chat =
                page.document().select("a[href*=//wa.me/]").stream()
                        .flatMap(link -> chat(link, page).stream());
        return Stream.of(linked, chat, announced).flatMap(facts -> facts).limit(MOST);
    }

    private static Stream<Fact> announced(MatchResult found, Page page) {
        return Stream.of(found.group("number").split("/"))
                .flatMap(number -> fact(number, page, "text", 0.75).stream())
                .filter(phone ->
                        !PersonalNumbers.isPersonal(
                                phone, page, page.text(), found.start(), found.end()));
    }

    private static Optional<Fact> chat(Element link, Page page) {
        var address = CHAT.matcher(link.attr("href"));
        return address.find()
                ? fact('+' + address.group(1), page, "whatsapp-link", 0.85)
                        .filter(phone -> !PersonalNumbers.isPersonal(phone, page, link))
                : Optional.empty();
    }

    /** Empty when it is no number that could ring. The method tells the kind of line. */
    static Optional<Fact> fact(String raw, Page page, String where, double confidence) {
        Patience.check();
        if (raw.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var plain = raw.replace("%20", " ").strip();
            var number =
                    NUMBERS.parse(
                            plain.startsWith("00") ? '+' + plain.substring(2) : plain,
                            region(page));
            if (!NUMBERS.isValidNumber(number)) {
                return Optional.empty();
            }
            var line = NUMBERS.getNumberType(number).name().toLowerCase(Locale.ROOT);
            return Optional.of(
                    new Fact(
                            FactKind.PHONE,
                            NUMBERS.format(number, PhoneNumberFormat.E164),
                            plain,
                            where + ' ' + line.replace('_', '-'),
                            confidence));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    private static String region(Page page) {
        var country = page.country().equals("uk") ? "GB" : page.country().toUpperCase(Locale.ROOT);
        return NUMBERS.getSupportedRegions().contains(country) ? country : HOME;
    }
}
