package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.redis.LocalRedis;

class DataFolderTest {

    @TempDir Path path;

    @Test
    void endsTheServersThatStillRunOnTheDataItForgets() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        var folder = DataFolder.at(path);
        try (var redis = LocalRedis.start(folder.redis(), 0);
                var postgres = LocalPostgres.start(folder.postgres(), 0, Tuning.FOR_TESTS)) {

            folder.forget();

            assertThat(redis.process().isAlive()).isFalse();
            assertThat(postgres.process().isAlive()).isFalse();
            assertThat(folder.redis()).doesNotExist();
            assertThat(folder.postgres()).doesNotExist();
        }
    }
}
