package tn.shabou.orion.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + path);
        } catch (CharacterCodingException e) {
            throw new Failure(path + " is not UTF-8 text: save it as CSV in UTF-8");
        } catch (IOException e) {
            throw new Failure("cannot read %s: %s".formatted(path, e.getMessage()));
        }
    }
}
