package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs pgBackRest and PostgreSQL's server from the system; the drill says how to get them. */
class RestoreDrillTest {

    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void aBackupIsRestoredToTheMomentThatWasAskedForAndNoCommittedRowIsLost()
            throws IOException, InterruptedException {
        Installed.assume("pgbackrest");
        assumeTrue(
                Files.isDirectory(Path.of("/usr/lib/postgresql")), "PostgreSQL is not installed");
        var log = folder.resolve("drill.log").toFile();

        var drill =
                new ProcessBuilder("../shabou", "restore-drill", "--seconds", "2")
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();

        assertThat(drill.waitFor(170, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log.toPath()))
                .contains("missing after the kill: 0")
                .contains("missing in the restored server: 0; later ones in it: 0")
                .contains("in which a row can be read: 0");
        assertThat(drill.exitValue()).isZero();
    }
}
