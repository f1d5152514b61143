package tn.shabou.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The languages in which we say what is wrong: those of the shop, and English for the programs of
 * others, which send no {@code Accept-Language}.
 */
enum ReaderLanguage {
    EN(Locale.ENGLISH),
    FR(Locale.of("fr", "TN")),
    // With the digits that Tunisians write.
    AR(Locale.of("ar", "TN"));

    private static final Cache<String, ReaderLanguage> READ =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** What runs from left to right: names of fields, addresses, numbers of parts. */
    private static final Pattern LATIN =
            Pattern.compile("[/{<\"]?[A-Za-z0-9](?:[!-~ ]*[A-Za-z0-9/}>\"])?");

    private final Locale locale;

    ReaderLanguage(Locale locale) {
        this.locale = locale;
    }

    /** That of the page; else the one that the reader likes best; English when none fits. */
    static ReaderLanguage of(RoutingContext request) {
        var path = request.normalizedPath();
        if (path.startsWith("/fr/") || path.startsWith("/ar/")) {
            return path.charAt(1) == 'f' ? FR : AR;
        }
        return Optional.ofNullable(request.request().getHeader("Accept-Language"))
                .map(header -> READ.get(header, ReaderLanguage::read))
                .orElse(EN);
    }

    private static ReaderLanguage read(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .flatMap(tag -> Arrays.stream(values()).filter(one -> one.tag().equals(tag)))
                    .findFirst()
                    .orElse(EN);
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }

    /** As in BCP 47. */
    String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /**
     * Keeps what is Latin in an Arabic sentence in one piece, or {@code /api/brands} would be shown
     * as {@code api/brands/}.
     */
    String isolated(String sentence) {
        return this == AR ? LATIN.matcher(sentence).replaceAll("\u2068$0\u2069") : sentence;
    }
}
