package tn.shabou.api.hostile;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the service says to bytes that no decent client would send.
 *
 * @param status 0 when the service hung up without a word
 * @param headers in lower case
 */
record RawAnswer(int status, String headers, String body) {

    /** How long the service may take for anything. */
    private static final int PATIENCE_MS = 10_000;

    static RawAnswer to(String method, String target, String headers, String body)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MS);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n";
            var out = socket.getOutputStream();
            out.write(
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s\r\n"
                            .formatted(method, target, headers, length)
                            .getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RawAnswer read(String all) {
        if (all.isEmpty()) {
            return new RawAnswer(0, "", "");
        }
        int end = all.indexOf("\r\n\r\n");
        var head = all.substring(0, end);
        return new RawAnswer(
                Integer.parseInt(head.substring(9, 12)),
                head.toLowerCase(Locale.ROOT),
                all.substring(end + 4));
    }

    boolean isProblem() {
        return headers.contains("content-type: application/problem+json")
                && body.contains("\"status\":" + status);
    }

    /** Whether it shows how the service is made. */
    boolean tellsTooMuch() {
        return body.contains("Exception") || body.contains("\tat ") || body.contains("io.vertx");
    }
}
