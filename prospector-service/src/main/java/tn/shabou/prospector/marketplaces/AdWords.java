package tn.shabou.prospector.marketplaces;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.util.Optional;
import java.util.regex.Pattern;
import tn.shabou.model.leads.MarketPage.Condition;

/** What the words of ads mean, in French, Arabic and English. */
final class AdWords {

    private static final Pattern USED =
            Pattern.compile(
                    "occasion|usag[ée]|used|second.?hand|(?:tr[èe]s )?bon [ée]tat|[ée]tat moyen|(?<!\\p{L})casse(?!\\p{L})|reconditionn|refurbish"
                            + "|(?:comme|[ée]tat) neuf|like new|مستعمل|شبه جديد|كالجديد|حالة جيدة",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern NEW =
            Pattern.compile(
                    "(?<!\\p{L})(?:neufs?|neuves?|new(?:condition)?)(?!\\p{L})|jamais (?:utilis|mont)|sous emballage|(?<!شبه )جديد",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern LIKE_NEW =
            Pattern.compile(
                    "(?:comme|[ée]tat) neuf|like new|شبه جديد|كالجديد",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern BUSINESS =
            Pattern.compile(
                    "^(?:true|1|pros?|professional|professionnels?|business|compan(?:y|ies)|soci[ée]t[ée]|entreprise|shop|store|boutique|magasin|dealer|organi[sz]ation|localbusiness|autopartsstore)(?!\\p{L})|متجر|محل|شركة|محترف",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final Pattern NO =
            Pattern.compile("^(?:false|0|no|non|لا)$", CASE_INSENSITIVE | UNICODE_CASE);

    /** A number to call, where it is announced as one or names its country. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:(?:t[ée]l(?:[ée]phone)?|gsm|mobile|whats ?app|viber|appele[rz]|contacte[rz]|contact|call|هاتف|الهاتف|اتصل|واتساب)\\P{Nd}{0,30})?(?:\\+|00)216[ .-]?\\d(?:[ .-]?\\d){7}"
                            + "|(?:t[ée]l(?:[ée]phone)?|gsm|mobile|whats ?app|viber|appele[rz]|contacte[rz]|contact|call|هاتف|الهاتف|اتصل|واتساب)\\P{Nd}{0,30}\\d(?:[ .-]?\\d){7}(?!\\d)",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private AdWords() {}

    /** Of what the ad says of it; words for both say neither. */
    static Condition condition(Optional<String> said) {
        var text = said.orElse("");
        boolean isUsed = USED.matcher(text).find();
        boolean isNew = NEW.matcher(text).find() && !LIKE_NEW.matcher(text).find();
        return isUsed == isNew ? Condition.UNKNOWN : isUsed ? Condition.USED : Condition.NEW;
    }

    /** Whoever is not shown as a business is taken for a person. */
    static boolean isBusiness(Optional<String> said) {
        return said.filter(text -> BUSINESS.matcher(text).find()).isPresent();
    }

    /** Whether what is there says yes, in whatever words. */
    static boolean isSaid(Optional<String> said) {
        return said.filter(text -> !NO.matcher(text).matches()).isPresent();
    }

    /** A title without the number of who wrote it, and what announces it. */
    static String withoutNumbers(String title) {
        return CALL.matcher(title)
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[ ,;:–-]+|[ ,;:–-]+$", "");
    }
}
