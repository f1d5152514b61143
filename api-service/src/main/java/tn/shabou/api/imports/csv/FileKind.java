package tn.shabou.api.imports.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tn.shabou.api.http.Wording;

/**
 * What the first bytes of a file tell when it is no text. Nothing is ever unpacked: a few bytes may
 * hold terabytes.
 */
public final class FileKind {

    private static final int LOOKED_AT = 8 * 1024;

    private FileKind() {}

    /** Why it cannot be CSV, and what to do; empty when it may be. Blocking. */
    public static Optional<Wording> refusal(Path path) {
        byte[] start = start(path);
        if (begins(start, 0x1f, 0x8b)) {
            return Optional.of(
                    Wording.of("The file is compressed; unpack it and send the CSV file in it."));
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            return Optional.of(
                    Wording.of(
                            "The file is an Excel workbook or an archive; save the sheet as CSV and send that."));
        }
        if (begins(start, '%', 'P', 'D', 'F')) {
            return Optional.of(
                    Wording.of("The file is a PDF; export the figures as CSV and send that."));
        }
        int zero = isUtf16(start) ? -1 : firstZero(start);
        return zero < 0
                ? Optional.empty()
                : Optional.of(
                        Wording.of(
                                "The file is not text: byte %d is zero. Send CSV in UTF-8, UTF-16 or Windows-1252.",
                                zero + 1));
    }

    private static byte[] start(Path path) {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By its byte order mark. */
    private static boolean isUtf16(byte[] start) {
        return begins(start, 0xff, 0xfe) || begins(start, 0xfe, 0xff);
    }

    private static boolean begins(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstZero(byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
