package tn.shabou.prospector.crawl;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a server tells whether a page has changed (RFC 9110, 8.8), as it gave them.
 *
 * @param kept the visit of which the page is kept; absent in what a server answers
 */
public record Validators(
        @Nullable UUID kept, @Nullable String etag, @Nullable String lastModified) {

    /** A page that is not kept: it is had whatever it is. */
    public static final Validators NONE = new Validators(null, null, null);

    private static final int LONGEST = 500;

    static Validators ofAnswer(@Nullable String etag, @Nullable String lastModified) {
        return new Validators(null, bounded(etag), bounded(lastModified));
    }

    private static @Nullable String bounded(@Nullable String header) {
        return header == null || header.isBlank() || header.length() > LONGEST ? null : header;
    }
}
