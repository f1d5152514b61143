package tn.shabou.prospector.crawl.browser;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The web as a page sees it: all that its scripts ask for goes through here. */
@FunctionalInterface
public interface Resources {

    /**
     * What was had for the page.
     *
     * @param allowedOrigin to whom the server shows it, as in Access-Control-Allow-Origin
     */
    record Resource(
            int status,
            @Nullable String contentType,
            @Nullable String allowedOrigin,
            byte[] body) {}

    /** Empty when it may not be had, or is not. Blocks, for a bounded time. */
    Optional<Resource> get(URI url);
}
