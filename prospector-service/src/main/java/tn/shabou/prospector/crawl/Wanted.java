package tn.shabou.prospector.crawl;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request is for: which content is read, and how much of it. */
enum Wanted {
    PAGE("text/html,application/xhtml+xml"),
    SITEMAP("application/xml,text/xml,application/gzip;q=0.9"),
    ROBOTS("text/plain,*/*;q=0.1"),
    /** A script, or data for one. */
    RESOURCE("*/*");

    /** RFC 9309 asks to read at least 500 KiB of a robots.txt. */
    private static final int LARGEST_ROBOTS = 512 * 1024;

    private final String accept;

    Wanted(String accept) {
        this.accept = accept;
    }

    String accept() {
        return accept;
    }

    /** What is to be had at an address that a site names. */
    static Wanted at(URI url) {
        var path = Objects.requireNonNullElse(url.getPath(), "").toLowerCase(Locale.ROOT);
        return path.endsWith(".xml") || path.endsWith(".xml.gz") ? SITEMAP : PAGE;
    }

    boolean takes(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        boolean html = type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
        return switch (this) {
            case ROBOTS, RESOURCE -> true;
            case PAGE -> html;
            case SITEMAP -> html || type.contains("xml") || type.contains("gzip");
        };
    }

    int largest(CrawlConfig config) {
        return this == ROBOTS ? LARGEST_ROBOTS : config.largestPage();
    }
}
