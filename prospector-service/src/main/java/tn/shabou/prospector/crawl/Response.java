package tn.shabou.prospector.crawl;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param contentType as sent, absent when it was not
 * @param allowedOrigin as sent in Access-Control-Allow-Origin, absent when it was not
 * @param body unpacked; empty unless the status is 200 and the content wanted
 */
record Response(
        URI url,
        int status,
        @Nullable String contentType,
        Optional<URI> location,
        Validators validators,
        @Nullable String allowedOrigin,
        Buffer body) {

    boolean isRedirect() {
        return status >= 300 && status < 400 && location.isPresent();
    }
}
