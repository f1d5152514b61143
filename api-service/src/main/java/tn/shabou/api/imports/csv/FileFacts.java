package tn.shabou.api.imports.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one reading of a file tells, whatever its size.
 *
 * @param sha256 of all its bytes, in hexadecimal
 * @param isUtf8 whether all of it is
 * @param lines at least 1
 */
public record FileFacts(String sha256, boolean isUtf8, int lines) {

    private static final int BUFFER = 64 * 1024;

    /** Blocking. */
    public static FileFacts of(Path path) {
        try (var bytes = new Tally(Files.newInputStream(path))) {
            var isUtf8 = isUtf8(bytes);
            bytes.transferTo(OutputStream.nullOutputStream());
            return new FileFacts(
                    HexFormat.of().formatHex(bytes.digest.digest()), isUtf8, bytes.lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(InputStream bytes) throws IOException {
        var strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var reader = new InputStreamReader(bytes, strict);
        var buffer = new char[BUFFER];
        try {
            while (reader.read(buffer) >= 0) {
                // Only whether it can be read matters.
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Counts lines and digests bytes as they pass. */
    private static final class Tally extends FilterInputStream {

        private final MessageDigest digest;
        private int lines = 1;

        Tally(InputStream in) {
            super(in);
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                digest.update(buffer, offset, read);
                for (int i = offset; i < offset + read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
