package tn.shabou.prospector.crawl;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request is for: which content is read, and how much of it. */
enum Wanted {
    PAGE("text/html,application/xhtml+xml"),
    ROBOTS("text/plain,*/*;q=0.1");

    /** RFC 9309 asks to read at least 500 KiB of a robots.txt. */
    private static final int LARGEST_ROBOTS = 512 * 1024;

    private final String accept;

    Wanted(String accept) {
        this.accept = accept;
    }

    String accept() {
        return accept;
    }

    boolean takes(@Nullable String contentType) {
        if (this == ROBOTS) {
            return true;
        }
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    int largest(CrawlConfig config) {
        return this == ROBOTS ? LARGEST_ROBOTS : config.largestPage();
    }
}
