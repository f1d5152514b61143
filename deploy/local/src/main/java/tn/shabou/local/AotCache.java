package tn.shabou.local;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.local.process.CannotRun;

/**
 * What the JVM remembers of an earlier run of a service (JEP 483, 514 and 515): its classes, loaded
 * and linked, and which methods were busy. It stands beside the built service under a name that
 * changes with every jar, the JDK and the flags, so one that does not fit is not found. Beside it,
 * in {@code java.args}, is what {@code java} must be told to use it.
 *
 * @param app folder of the built service
 * @param flags with which the JVM is started
 */
record AotCache(Path app, List<String> flags) {

    /** Where Quarkus puts jars; first those whose classes replace others of the same name. */
    private static final List<String> JARS =
            List.of(
                    "quarkus/transformed-bytecode.jar",
                    "quarkus/generated-bytecode.jar",
                    "app",
                    "lib/main",
                    "lib/boot");

    private static final String HALF_MADE = ".new";

    boolean isThere() {
        return Files.isReadable(file());
    }

    /** Starts the service by it, as any {@code java} does that is given this. */
    List<String> use() {
        return List.of("@" + arguments());
    }

    /** Starts the service so that it makes the cache when it ends, which takes some ten seconds. */
    List<String> make() {
        try {
            Files.createDirectories(folder());
            return start("-XX:AOTCacheOutput=" + halfMade());
        } catch (IOException e) {
            throw new CannotRun("cannot write to " + folder() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What was made is used from now on, what was there goes.
     *
     * @return its size in bytes
     * @throws CannotRun when none was made
     */
    long keep() {
        if (!Files.exists(halfMade())) {
            throw new CannotRun("the JVM made no cache in " + folder());
        }
        try {
            for (var old : filesIn(folder())) {
                if (!old.equals(halfMade())) {
                    Files.delete(old);
                }
            }
            Files.write(
                    arguments(),
                    start("-XX:AOTCache=" + file()).stream()
                            .map(word -> "\"" + word.replace("\\", "\\\\") + "\"")
                            .toList());
            Files.move(halfMade(), file(), StandardCopyOption.ATOMIC_MOVE);
            return Files.size(file());
        } catch (IOException e) {
            throw new CannotRun("cannot keep " + file() + ": " + e.getMessage(), e);
        }
    }

    /**
     * On the ordinary class path, since classes that a program loads in its own way are not
     * remembered.
     */
    private List<String> start(String option) {
        var path = jars().stream().map(Path::toString).collect(Collectors.joining(":"));
        var words = new ArrayList<>(List.of(option));
        words.addAll(opened());
        words.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        words.addAll(List.of("-cp", path, mainClass()));
        return words;
    }

    /** What the jar that Quarkus starts by opens to its libraries. */
    private List<String> opened() {
        try (var jar = new JarFile(app.resolve("quarkus-run.jar").toFile())) {
            var packages = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            return packages == null
                    ? List.of()
                    : Stream.of(packages.trim().split("\\s+"))
                            .map(one -> "--add-opens=" + one + "=ALL-UNNAMED")
                            .toList();
        } catch (IOException e) {
            throw new CannotRun("cannot read " + app + ": " + e.getMessage(), e);
        }
    }

    /** As Quarkus notes it for its own starter, after eight bytes of magic and version. */
    private String mainClass() {
        var notes = app.resolve("quarkus/quarkus-application.dat");
        try (var in = new DataInputStream(Files.newInputStream(notes))) {
            in.skipNBytes(8);
            return in.readUTF();
        } catch (IOException e) {
            throw new CannotRun("cannot read " + notes + ": " + e.getMessage(), e);
        }
    }

    private Path folder() {
        return app.resolveSibling("aot");
    }

    private Path file() {
        return folder().resolve(key() + ".aot");
    }

    private Path arguments() {
        return folder().resolve("java.args");
    }

    private Path halfMade() {
        return folder().resolve(key() + HALF_MADE);
    }

    private String key() {
        var parts = new ArrayList<>(flags);
        parts.add(System.getProperty("java.vm.version"));
        parts.add(System.getProperty("java.home"));
        for (var jar : jars()) {
            var file = jar.toFile();
            parts.add(jar + " " + file.length() + " " + file.lastModified());
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> jars() {
        return JARS.stream()
                .map(app::resolve)
                .flatMap(place ->
                        Files.isDirectory(place) ? filesIn(place).stream() : Stream.of(place))
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> filesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
