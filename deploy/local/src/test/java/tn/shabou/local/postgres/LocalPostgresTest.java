package tn.shabou.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir Path folder;

    /** JUnit closes the folder to everybody else, and PostgreSQL may have to run as one. */
    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void keepsCommittedRowsWhenItIsKilled() throws SQLException {
        try (var postgres = start()) {
            remember(postgres, "kept");

            postgres.kill();
            postgres.restart();

            assertThat(recall(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void startsAgainOnTheSameData() throws SQLException {
        try (var postgres = start()) {
            remember(postgres, "kept");
        }

        try (var again = start()) {
            assertThat(recall(again)).isEqualTo("kept");
        }
    }

    @Test
    void endsAServerThatWasLeftRunningOnItsData() throws SQLException {
        var orphan = start();
        remember(orphan, "kept");

        try (var postgres = start()) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(recall(postgres)).isEqualTo("kept");
        }
    }

    @Test
    void doesNotTrustAPidThatBelongsToSomebodyElseNow() throws IOException, SQLException {
        try (var postgres = start()) {
            remember(postgres, "kept");
        }
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var again = start()) {
            assertThat(recall(again)).isEqualTo("kept");
        }
    }

    @Test
    void runsBesideAnother() throws SQLException {
        try (var one = LocalPostgres.start(folder.resolve("one"), 0, Tuning.FOR_TESTS);
                var other = LocalPostgres.start(folder.resolve("other"), 0, Tuning.FOR_TESTS)) {
            remember(one, "one");
            remember(other, "other");

            assertThat(recall(one)).isEqualTo("one");
        }
    }

    @Test
    void opensToNobodyWithoutThePassword() {
        try (var postgres = start()) {
            var database = postgres.database("shabou");

            assertThatThrownBy(() -> database.as("postgres", "").connect())
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> database.as(database.user(), "wrong").connect())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void givesTheOwnerNoSuperuser() throws SQLException {
        try (var postgres = start();
                var connection = postgres.database("shabou").connect()) {
            assertThat(single(connection, "SELECT current_setting('is_superuser')"))
                    .isEqualTo("off");
        }
    }

    /** The words of the search indexes depend on it. */
    @Test
    void knowsTheLettersOfFrenchAndArabic() throws SQLException {
        try (var postgres = start();
                var connection = postgres.database("shabou").connect()) {
            assertThat(single(connection, "SELECT lower('ÉTRIER ÇA')")).isEqualTo("étrier ça");
            assertThat(single(connection, "SELECT to_tsvector('simple', 'Étrier فرامل')::text"))
                    .isEqualTo("'étrier':1 'فرامل':2");
        }
    }

    @Test
    void runsAsNobodyWhereRootHasNoUserNamespaces() throws SQLException {
        assumeTrue(Account.detect() != Account.OURSELVES, "only root may become somebody else");
        try (var postgres = start()) {
            remember(postgres, "kept");
        }

        try (var again = LocalPostgres.start(folder, 0, Tuning.FOR_TESTS, Account.NOBODY)) {
            assertThat(recall(again)).isEqualTo("kept");
        }
    }

    @Test
    void commitsToDiskUnlessToldOtherwise() throws SQLException {
        try (var postgres = LocalPostgres.start(folder, 0, Tuning.DURABLE);
                var connection = postgres.database("shabou").connect()) {
            assertThat(single(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(single(connection, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    private LocalPostgres start() {
        return LocalPostgres.start(folder, 0, Tuning.FOR_TESTS);
    }

    private static void remember(LocalPostgres postgres, String word) throws SQLException {
        try (var connection = postgres.database("shabou").connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE memory (word text)");
            statement.execute("INSERT INTO memory VALUES ('" + word + "')");
        }
    }

    private static String recall(LocalPostgres postgres) throws SQLException {
        try (var connection = postgres.database("shabou").connect()) {
            return single(connection, "SELECT word FROM memory");
        }
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
