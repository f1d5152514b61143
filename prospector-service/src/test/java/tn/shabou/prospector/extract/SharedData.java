package tn.shabou.prospector.extract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Data for tuning that is not part of the project: tests that need it are skipped without it. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        var folder =
                Optional.ofNullable(System.getenv("SHABOU_SHARED_DATA"))
                        .map(Path::of)
                        .orElseGet(() -> repository().resolve("../shared/data").normalize());
        var file = folder.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + name + " in the folder of shared data");
        return file;
    }

    /** The folder that holds the parent of this module; worktrees may lie a folder deeper. */
    private static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("../shared/data"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
