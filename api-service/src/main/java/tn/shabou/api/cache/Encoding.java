package tn.shabou.api.cache;

import org.jspecify.annotations.Nullable;

/** How a body is compressed on its way. */
enum Encoding {
    IDENTITY("identity", ""),
    BROTLI("br", "-br"),
    GZIP("gzip", "-gz");

    private final String token;
    private final String suffix;

    Encoding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** As the header Content-Encoding says it. */
    String token() {
        return token;
    }

    /** What tells the ETags of one answer apart. */
    String suffix() {
        return suffix;
    }

    /** The smallest that somebody takes who sent this Accept-Encoding. */
    static Encoding best(@Nullable String accepted) {
        if (accepts(accepted, BROTLI)) {
            return BROTLI;
        }
        return accepts(accepted, GZIP) ? GZIP : IDENTITY;
    }

    private static boolean accepts(@Nullable String accepted, Encoding encoding) {
        if (accepted == null || !accepted.contains(encoding.token)) {
            return false;
        }
        for (var offer : accepted.split(",")) {
            var parts = offer.trim().split(";\\s*q=", 2);
            if (parts[0].trim().equals(encoding.token)) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?\\s*");
            }
        }
        return false;
    }
}
