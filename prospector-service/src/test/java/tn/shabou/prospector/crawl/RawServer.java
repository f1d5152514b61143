package tn.shabou.prospector.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers what a test wants, be it HTTP or not, and hangs up; it has no robots.txt. */
final class RawServer implements AutoCloseable {

    private static final String GONE = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket door;
    private final String answer;

    RawServer(String answer) {
        this.answer = answer;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/p");
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                answer(caller);
            } catch (IOException _) {
                // The caller hung up, or we close.
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                caller.getInputStream(), StandardCharsets.ISO_8859_1));
        var first = reader.readLine();
        for (var line = first; line != null && !line.isEmpty(); ) {
            line = reader.readLine();
        }
        var text = first != null && first.contains("/robots.txt") ? GONE : answer;
        caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
