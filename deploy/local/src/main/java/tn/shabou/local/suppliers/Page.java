package tn.shabou.local.suppliers;

import java.time.Duration;

/**
 * What a shop answers.
 *
 * @param delay before it does
 */
record Page(String contentType, String body, Duration delay) {

    static Page html(String body) {
        return new Page("text/html; charset=utf-8", body, Duration.ZERO);
    }

    static Page plain(String body) {
        return new Page("text/plain; charset=utf-8", body, Duration.ZERO);
    }

    static Page xml(String body) {
        return new Page("application/xml; charset=utf-8", body, Duration.ZERO);
    }

    Page after(Duration pause) {
        return new Page(contentType, body, pause);
    }
}
