package tn.shabou.orion.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a UTF-8 file, one after the other. A line is bytes until it is asked for as text: of
 * most lines of a file of numbers nobody asks.
 */
final class Lines {

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int from;
    private int to;
    private int next;
    private int limit;
    private boolean afterReturn;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        int at = next;
        while (true) {
            if (at == limit) {
                int seen = at - next;
                if (!fill()) {
                    return end();
                }
                at = next + seen;
            }
            if (afterReturn) {
                afterReturn = false;
                if (bytes[at] == '\n') {
                    next = ++at;
                    continue;
                }
            }
            int end = endOfLine(at);
            if (end < limit) {
                from = next;
                to = end;
                next = end + 1;
                afterReturn = bytes[end] == '\r';
                return true;
            }
            at = limit;
        }
    }

    private int endOfLine(int start) {
        byte[] all = bytes;
        int until = limit;
        int at = start;
        while (at < until && all[at] != '\n' && all[at] != '\r') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        int kept = limit - next;
        if (kept == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * kept);
        }
        System.arraycopy(bytes, next, bytes, 0, kept);
        next = 0;
        limit = kept;
        int read = in.read(bytes, kept, bytes.length - kept);
        limit += Math.max(0, read);
        return read > 0;
    }

    /** What follows the last end of a line is a line too, unless it is empty. */
    private boolean end() {
        from = next;
        to = limit;
        next = limit;
        return from < to;
    }

    /** Where the line is found: from {@link #from} to before {@link #to}, until the next. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /**
     * The line as text.
     *
     * @throws CharacterCodingException when it is not UTF-8
     */
    String text() throws CharacterCodingException {
        for (int at = from; at < to; at++) {
            if (bytes[at] < 0) {
                var line = ByteBuffer.wrap(bytes, from, to - from);
                return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
