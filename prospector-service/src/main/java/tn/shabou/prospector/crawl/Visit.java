package tn.shabou.prospector.crawl;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of the visit to a page. */
public record Visit(Outcome outcome, Robots.Verdict robots, Instant at, Duration took) {

    /** How a visit ended. */
    public sealed interface Outcome {

        /**
         * The server answered.
         *
         * @param body unpacked, as bytes in the charset of the page; empty unless it is HTML, or
         *     XML where a sitemap is expected
         * @param validators of the page, none when it was found behind a redirect
         */
        record Answered(
                int status, @Nullable String contentType, Buffer body, Validators validators)
                implements Outcome {
            public boolean isPage() {
                return status == 200 && body.length() > 0;
            }
        }

        /** The page is as it was when we kept it. */
        record Unchanged(Validators known) implements Outcome {}

        /** The site does not want this page to be fetched. */
        record Refused() implements Outcome {}

        /** There was no answer, or none that could be taken. */
        record Failed(String reason) implements Outcome {}
    }
}
