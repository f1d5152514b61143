package tn.shabou.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A file that only its owner may read. */
public final class SecretFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretFile() {}

    /** Replaces the file in one step, so that nobody sees half of it. */
    public static void write(Path file, String content) throws IOException {
        var fresh =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        file.getFileName().toString(),
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The password kept in {@code file}; made up on first use. */
    public static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, randomToken(24));
        }
        return Files.readString(file).strip();
    }

    /** Base64url of that many random bytes: letters, digits, - and _ only. */
    public static String randomToken(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
