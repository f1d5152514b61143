package tn.shabou.prospector.crawl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packing and unpacking of pages. Takes its time: for worker threads only. */
final class Gzip {

    private Gzip() {}

    static byte[] pack(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** No more than {@code most} bytes, however much is in it. */
    static byte[] unpack(byte[] packed, int most) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readNBytes(most);
        }
    }
}
