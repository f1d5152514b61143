package tn.shabou.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.process.CannotRun;

class ServiceLoginsTest {

    private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
    private static final Database OWNER =
            new Database("localhost", 5432, "shabou", "shabou", "any");

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("api", "shabou_api_shabou", PASSWORD);
        write("prospector", "shabou_prospector_shabou", PASSWORD);
        write("orion", "shabou_orion_shabou", PASSWORD);
    }

    @Test
    void takesPasswordsFromTheFilesThatTellTheServices() {
        assertThat(ServiceLogins.in(folder).password(ServiceRole.ORION, OWNER)).isEqualTo(PASSWORD);
    }

    @Test
    void refusesAWeakPasswordAndNamesTheFile() throws IOException {
        write("api", "shabou_api_shabou", "changeme");

        assertThatThrownBy(() -> ServiceLogins.in(folder))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("api_database_url")
                .hasMessageNotContainingAny("changeme");
    }

    @Test
    void refusesALoginThatIsNotTheServices() throws IOException {
        write("api", "postgres", PASSWORD);

        assertThatThrownBy(() -> ServiceLogins.in(folder).password(ServiceRole.API, OWNER))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("shabou_api_shabou")
                .hasMessageNotContainingAny(PASSWORD);
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Files.delete(folder.resolve("orion_database_url"));

        assertThatThrownBy(() -> ServiceLogins.in(folder))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("orion_database_url");
    }

    private void write(String service, String user, String password) throws IOException {
        Files.writeString(
                folder.resolve(service + "_database_url"),
                "postgresql://%s:%s@postgres:5432/shabou\n".formatted(user, password));
    }
}
