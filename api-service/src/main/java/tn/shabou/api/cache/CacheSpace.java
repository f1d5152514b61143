package tn.shabou.api.cache;

import java.util.Optional;
import tn.shabou.api.feed.Notice;

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
    VEHICLES("/api/vehicles", 300, false);

    private final String path;
    private final String cacheControl;
    private final boolean shared;

    CacheSpace(String path, int seconds, boolean shared) {
        this.path = path;
        this.shared = shared;
        this.cacheControl =
                "public, max-age=%d, stale-while-revalidate=300, stale-if-error=86400"
                        .formatted(seconds);
    }

    /** Empty for what must not be kept. */
    static Optional<CacheSpace> of(String path) {
        for (var space : values()) {
            if (path.startsWith(space.path)) {
                return Optional.of(space);
            }
        }
        return Optional.empty();
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
