package tn.shabou.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.UnpackedOnce;

/** The programs of PostgreSQL, unpacked from the jar on the class path. */
record PostgresBinaries(Path folder) {

    private static final String VERSIONS = "tn-shabou-local-versions.properties";

    static PostgresBinaries unpacked() {
        var system = system();
        return new PostgresBinaries(
                UnpackedOnce.folder(
                        "postgres-" + version() + "-" + system,
                        "postgres-" + system + ".txz",
                        PostgresBinaries::unpack));
    }

    String initdb() {
        return folder.resolve("bin/initdb").toString();
    }

    String postgres() {
        return folder.resolve("bin/postgres").toString();
    }

    private static String system() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").equals("aarch64");
        if (os.startsWith("mac")) {
            return arm ? "darwin-arm_64" : "darwin-x86_64";
        }
        return arm ? "linux-arm_64" : "linux-x86_64";
    }

    private static String version() {
        var versions = new Properties();
        try (var content = PostgresBinaries.class.getClassLoader().getResourceAsStream(VERSIONS)) {
            if (content == null) {
                throw new CannotRun(VERSIONS + " is missing from the class path");
            }
            versions.load(content);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + VERSIONS, e);
        }
        return versions.getProperty("postgres", "unknown");
    }

    private static void unpack(InputStream txz, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(txz)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
