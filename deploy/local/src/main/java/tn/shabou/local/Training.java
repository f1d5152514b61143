package tn.shabou.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.UnpackedOnce;

/** Makes the {@linkplain AotCache caches} of the three services, in a shop that is thrown away. */
final class Training {

    private final Environment environment;

    Training(Environment environment) {
        this.environment = environment;
    }

    int run() {
        try {
            var folder = Files.createTempDirectory("shabou-train");
            // PostgreSQL may have to run as somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            try {
                new Up(UpOptions.toLearn(folder), ours()).learn();
            } finally {
                UnpackedOnce.delete(folder);
            }
            return 0;
        } catch (IOException e) {
            throw new CannotRun("cannot train: " + e, e);
        }
    }

    /** Nobody else's stores are touched, and one client may ask as often as it likes. */
    private Environment ours() {
        var variables = new HashMap<>(environment.variables());
        variables.remove("DATABASE_URL");
        variables.remove("REDIS_URL");
        variables.put("SHABOU_RATE_LIMIT", "off");
        return new Environment(variables, environment.clock());
    }
}
