package tn.shabou.orion.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads files that fit into memory. */
final class TextFile {

    private TextFile() {}

    /**
     * Its lines.
     *
     * @throws Failure when it cannot be read
     */
    static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.ofReading(path, e);
        }
    }
}
