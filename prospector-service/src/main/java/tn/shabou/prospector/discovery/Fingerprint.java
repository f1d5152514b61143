package tn.shabou.prospector.discovery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tn.shabou.model.leads.PlaceBatch.Place;

/** By which it is seen that nothing is new. */
final class Fingerprint {

    /** Counts up when files are read differently, so that the same file is taken in once more. */
    private static final String READING = "1 ";

    private Fingerprint() {}

    /** Of all bytes of a file. Blocking. */
    static String of(Path file) throws IOException {
        try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            Files.copy(file, digest);
            return READING + HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    /** The place with the fingerprint of all else that it says. */
    static Place of(Place place) {
        var hash = sha256().digest(place.toString().getBytes(StandardCharsets.UTF_8));
        return new Place(
                place.record(),
                place.kind(),
                place.status(),
                place.latitude(),
                place.longitude(),
                place.url(),
                place.licence(),
                place.attribution(),
                place.facts(),
                HexFormat.of().formatHex(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
