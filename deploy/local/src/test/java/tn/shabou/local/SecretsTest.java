package tn.shabou.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void staysTheSame() {
        var first = secrets();
        var second = secrets();

        assertThat(second.jwtSecret()).isEqualTo(first.jwtSecret());
        assertThat(second.adminPassword()).isEqualTo(first.adminPassword());
        assertThat(second.databasePassword(ServiceRole.ORION))
                .isEqualTo(first.databasePassword(ServiceRole.ORION));
    }

    @Test
    void isReadableByTheOwnerAlone() throws IOException {
        secrets();

        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void signsWithLongKeysThatDiffer() {
        var secrets = secrets();

        assertThat(Base64.getUrlDecoder().decode(secrets.jwtSecret())).hasSize(48);
        assertThat(secrets.jwtRefreshSecret()).isNotEqualTo(secrets.jwtSecret());
    }

    @Test
    void givesAPasswordThatCanBeTyped() {
        assertThat(secrets().adminPassword()).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
    }

    private Secrets secrets() {
        return Secrets.in(file());
    }

    private Path file() {
        return folder.resolve("secrets.properties");
    }
}
