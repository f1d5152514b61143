package tn.shabou.orion.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What was asked cannot be done; the message says why and what to change. */
final class Failure extends RuntimeException {

    Failure(String message) {
        super(message);
    }

    static Failure ofReading(Path path, IOException cause) {
        return new Failure(
                switch (cause) {
                    case NoSuchFileException _ -> "there is no file " + path;
                    case CharacterCodingException _ ->
                            path + " is not UTF-8 text: save it as CSV in UTF-8";
                    default -> "cannot read %s: %s".formatted(path, cause.getMessage());
                });
    }
}
