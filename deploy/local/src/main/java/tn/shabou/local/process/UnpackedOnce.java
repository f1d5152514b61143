package tn.shabou.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;

/**
 * Binaries that come in a jar, unpacked once for everybody who runs this version. Several may
 * unpack at the same time: the first to finish wins, the others take what is there.
 */
public final class UnpackedOnce {

    private static final Path FOR_ROOT = Path.of("/var/cache/shabou");

    private UnpackedOnce() {}

    /** Writes the content of an open resource into a new folder. */
    @FunctionalInterface
    public interface Unpacker {
        void unpack(InputStream content, Path folder) throws IOException;
    }

    /**
     * The folder that holds what {@code unpacker} makes of the class path resource.
     *
     * @param key names content and version, so that another version unpacks beside it
     * @throws CannotRun when the resource is missing or the cache cannot be written
     */
    public static Path folder(String key, String resource, Unpacker unpacker) {
        var target = cache().resolve(key);
        if (Files.isDirectory(target)) {
            return target;
        }
        try (var content = UnpackedOnce.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new CannotRun("no binary for this system: " + resource + " is missing");
            }
            Files.createDirectories(target.getParent());
            var fresh = Files.createTempDirectory(target.getParent(), key + ".");
            // The servers may run as somebody else.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpacker.unpack(content, fresh);
            publish(fresh, target);
            return target;
        } catch (IOException e) {
            throw new CannotRun("cannot unpack " + resource + " to " + target + ": " + e, e);
        }
    }

    private static void publish(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    /** Deletes a folder and all that is in it; nothing happens when it does not exist. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    // Root's home is closed to the user that PostgreSQL may have to run as.
    private static Path cache() {
        return Optional.ofNullable(System.getenv("SHABOU_CACHE"))
                .map(Path::of)
                .orElseGet(() ->
                        Files.isWritable(Path.of("/var/cache"))
                                ? FOR_ROOT
                                : userCache().resolve("shabou"));
    }

    private static Path userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }
}
