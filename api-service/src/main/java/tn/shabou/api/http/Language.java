package tn.shabou.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the shop. */
public enum Language {
    FR("fr"),
    AR("ar");

    /** Browsers send few different headers, and each costs more to read than a page from memory. */
    private static final Cache<String, Language> READ =
            Caffeine.newBuilder().maximumSize(1_000).build();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As in BCP 47. */
    public String tag() {
        return tag;
    }

    /** The first of the reader's languages that the shop speaks, else French. */
    public static Language of(List<Locale> accepted) {
        for (var locale : accepted) {
            for (var language : values()) {
                if (locale.getLanguage().equalsIgnoreCase(language.tag)) {
                    return language;
                }
            }
        }
        return FR;
    }

    /** The same of a header {@code Accept-Language}; French when it is absent or makes no sense. */
    public static Language of(@Nullable String acceptLanguage) {
        return acceptLanguage == null ? FR : READ.get(acceptLanguage, Language::read);
    }

    private static Language read(String acceptLanguage) {
        try {
            return of(
                    Locale.LanguageRange.parse(acceptLanguage).stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .toList());
        } catch (IllegalArgumentException e) {
            return FR;
        }
    }
}
