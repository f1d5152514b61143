package tn.shabou.api.relevance;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file, or a command line, that cannot be used; the message says why and what is expected. */
class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableFile(String message) {
        super(message);
    }

    UnusableFile(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableFile unreadable(Path file, IOException cause) {
        var why =
                cause instanceof NoSuchFileException ? "there is no such file" : cause.getMessage();
        return new UnusableFile("cannot read %s: %s".formatted(file, why), cause);
    }
}
