package tn.shabou.local.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies the folder of a running server, but for what belongs to its processes. */
final class Copy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;

    private Copy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new Copy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
        var copy = to.resolve(from.relativize(folder));
        if (!Files.exists(copy)) {
            Files.copy(folder, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var name = String.valueOf(file.getFileName());
        var relative = from.relativize(file);
        boolean isOfAProcess = name.startsWith("postmaster.") || name.endsWith(".log");
        // What the copy lacks of the database's own log it is sent.
        if (!isOfAProcess && !relative.startsWith("data/pg_wal")) {
            Files.copy(file, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A temporary file that is gone already. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
