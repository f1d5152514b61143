package tn.shabou.api.cache;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.Notice;
import tn.shabou.api.http.Language;

/**
 * Answers that become stale together, and what browsers are told of them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5861">RFC 5861: stale content</a>
 */
enum CacheSpace {
    /** Lists of products, their facets, their pages. */
    PRODUCTS("/api/products", 30, true),
    SEARCH("/api/search", 30, true),
    SUGGESTIONS("/api/suggest", 300, false),
    BRANDS("/api/brands", 300, false),
    CATEGORIES("/api/categories", 300, false),
    VEHICLES("/api/vehicles", 300, false),
    FRENCH_PAGES("/fr", 30, true, Language.FR),
    ARABIC_PAGES("/ar", 30, true, Language.AR);

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";

    private final String path;
    private final String cacheControl;
    private final boolean shared;
    private final @Nullable Language language;

    CacheSpace(String path, int seconds, boolean shared) {
        this(path, seconds, shared, null);
    }

    /**
     * @param language of pages, whose address tells it; null where the reader's header does
     */
    CacheSpace(String path, int seconds, boolean shared, @Nullable Language language) {
        this.path = path;
        this.shared = shared;
        this.language = language;
        this.cacheControl =
                "public, max-age=%d, stale-while-revalidate=300, stale-if-error=86400"
                        .formatted(seconds);
    }

    /** Empty for what must not be kept. */
    static Optional<CacheSpace> of(String path) {
        for (var space : values()) {
            if (space.holds(path)) {
                return Optional.of(space);
            }
        }
        return Optional.empty();
    }

    private boolean holds(String asked) {
        return asked.startsWith(path)
                && (language == null
                        || asked.length() == path.length()
                        || asked.charAt(path.length()) == '/');
    }

    Language language(@Nullable String acceptLanguage) {
        return language == null ? Language.of(acceptLanguage) : language;
    }

    String contentType() {
        return language == null ? JSON : HTML;
    }

    /** What else than its address an answer hangs on. */
    String vary() {
        return language == null ? "Accept-Language, Accept-Encoding" : "Accept-Encoding";
    }

    String cacheControl() {
        return cacheControl;
    }

    /** Whether replicas share the answers through Redis. */
    boolean isShared() {
        return shared;
    }

    /** Whether only counts change with products, which may be a little behind. */
    boolean bears(Notice.Kind kind) {
        return kind == Notice.Kind.PRODUCTS && !shared;
    }
}
