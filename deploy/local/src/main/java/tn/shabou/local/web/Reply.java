package tn.shabou.local.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * What a host answers.
 *
 * @param delay before it does
 */
record Reply(
        int status,
        String type,
        Map<String, String> headers,
        byte[] body,
        Ending ending,
        Duration delay) {

    /** How the body ends. */
    enum Ending {
        WHOLE,
        /** Before its time. */
        CUT,
        /** Before it began, with the connection. */
        RESET,
        ENDLESS,
        /** Now and then a byte. */
        DRIPPING
    }

    static Reply html(String body) {
        return of(200, "text/html; charset=utf-8", body);
    }

    static Reply of(int status, String type, String body) {
        return of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, Map.of(), body, Ending.WHOLE, Duration.ZERO);
    }

    Reply with(Map<String, String> more) {
        return new Reply(status, type, more, body, ending, delay);
    }

    Reply ending(Ending end) {
        return new Reply(status, type, headers, body, end, delay);
    }

    Reply after(Duration pause) {
        return new Reply(status, type, headers, body, ending, pause);
    }
}
