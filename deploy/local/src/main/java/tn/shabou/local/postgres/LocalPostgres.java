package tn.shabou.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.LocalServer;
import tn.shabou.local.process.Orphan;
import tn.shabou.local.process.SecretFile;
import tn.shabou.local.process.Signal;
import tn.shabou.local.process.UnpackedOnce;

/**
 * A PostgreSQL 18 server on the loopback whose data lives in a folder of ours. Only passwords open
 * it (SCRAM); the superuser's is kept beside the data, readable by the owner alone.
 */
public final class LocalPostgres extends LocalServer {

    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "shabou";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Tuning tuning;
    private final Account account;
    private final PostgresBinaries binaries;
    private final String password;
    private final String ownerPassword;

    private LocalPostgres(Path folder, Tuning tuning, Account account) throws IOException {
        super(PATIENCE);
        this.folder = folder.toAbsolutePath().normalize();
        this.tuning = tuning;
        this.account = account;
        this.binaries = PostgresBinaries.unpacked();
        Files.createDirectories(this.folder);
        this.password = SecretFile.password(this.folder.resolve("superuser.password"));
        this.ownerPassword = SecretFile.password(this.folder.resolve("owner.password"));
        if (!Files.exists(data())) {
            initialise();
        }
        account.own(data());
        account.requireAccess(data());
    }

    /**
     * Starts on the data in {@code folder}, which is created when new. A server that an earlier
     * launcher left running there is ended first.
     *
     * @param port 0 takes a free one
     * @throws CannotRun with the end of the server's log when it does not start
     */
    public static LocalPostgres start(Path folder, int port, Tuning tuning) {
        return start(folder, port, tuning, Account.detect());
    }

    static LocalPostgres start(Path folder, int port, Tuning tuning, Account account) {
        try {
            var server = new LocalPostgres(folder, tuning, account);
            server.begin(port);
            return server;
        } catch (IOException e) {
            throw new CannotRun("cannot keep PostgreSQL's data in " + folder + ": " + e, e);
        }
    }

    /**
     * The database of that name, created when new, seen by its owner, who may also create roles but
     * is no superuser.
     */
    public Database database(String name) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", OWNER)) {
                statement.execute(
                        "CREATE ROLE %s LOGIN CREATEROLE PASSWORD '%s'"
                                .formatted(OWNER, ownerPassword));
            }
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                statement.execute(
                        "CREATE DATABASE %s OWNER %s"
                                .formatted(statement.enquoteIdentifier(name, true), OWNER));
            }
            return new Database("127.0.0.1", port(), name, OWNER, ownerPassword);
        } catch (SQLException e) {
            throw new CannotRun("cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Starts a server that follows this one, on a copy of the data in {@code other}, a new folder.
     */
    public LocalPostgres follow(Path other) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            Files.createDirectories(other);
            statement.execute("SELECT pg_backup_start('follower', true)");
            Copy.of(folder, other);
            var copy = other.resolve("data");
            try (var label =
                    statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                            .formatted(port(), SUPERUSER, password));
            return start(other, 0, tuning, account);
        } catch (SQLException | IOException e) {
            throw new CannotRun("cannot copy PostgreSQL's data to " + other + ": " + e, e);
        }
    }

    /** Has the server read its log no further, or go on; only of one that follows another. */
    public void pauseReplay(boolean pause) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_wal_replay_" + (pause ? "pause()" : "resume()"));
        } catch (SQLException e) {
            throw new CannotRun("cannot tell the follower: " + e.getMessage(), e);
        }
    }

    /** The database of that name, seen by its owner, of the server that runs on this folder. */
    public static Optional<Database> findRunning(Path folder, String name) {
        try {
            var pidFile = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            var password = SecretFile.password(folder.resolve("owner.password"));
            // The fourth line is the port, the eighth the state.
            return pidFile.size() >= 8 && pidFile.get(7).strip().equals("ready")
                    ? Optional.of(
                            new Database(
                                    "127.0.0.1",
                                    Integer.parseInt(pidFile.get(3)),
                                    name,
                                    OWNER,
                                    password))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Connection connect() throws SQLException {
        return new Database("127.0.0.1", port(), "postgres", SUPERUSER, password).connect();
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Ends the server that an earlier launcher left running on the data in {@code folder}. */
    public static void endOrphan(Path folder) {
        var data = folder.resolve("data");
        Orphan.end(data.resolve("postmaster.pid"), "postgres", data, Signal.INT);
    }

    @Override
    protected ChildProcess launch() {
        endOrphan(folder);
        var command = new ArrayList<>(List.of(binaries.postgres(), "-D", data().toString()));
        command.addAll(List.of("-p", Integer.toString(port())));
        command.addAll(tuning.arguments());
        return ChildProcess.start(
                        Launch.of("PostgreSQL", folder, "postgres.log", command)
                                .as(account.prefix(), Signal.INT))
                .awaitReady(PATIENCE, this::acceptsConnections);
    }

    /** As pg_ctl does it: the eighth line of the pid file says so. */
    private boolean acceptsConnections() {
        try {
            var lines = Files.readAllLines(pidFile());
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException _) {
            return false;
        }
    }

    /** In a folder beside, renamed once complete: an interrupted start leaves nothing half made. */
    private void initialise() throws IOException {
        var fresh = folder.resolve("data.new");
        UnpackedOnce.delete(fresh);
        Files.createDirectory(fresh);
        account.own(fresh);
        account.requireAccess(fresh);
        var passwordFile = folder.resolve("initdb.password");
        SecretFile.write(passwordFile, password);
        account.own(passwordFile);
        var initdb =
                ChildProcess.start(
                        Launch.of(
                                        "initdb",
                                        folder,
                                        "initdb.log",
                                        initdbCommand(fresh, passwordFile))
                                .as(account.prefix(), Signal.TERM));
        int code = initdb.onExit().join();
        Files.delete(passwordFile);
        if (code != 0) {
            throw new CannotRun("initdb ended with code " + code + initdb.tail());
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdbCommand(Path fresh, Path passwordFile) {
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.initdb(),
                                "--pgdata=" + fresh,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                // PostgreSQL's own: the same on every system.
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--data-checksums",
                                "--no-instructions"));
        if (tuning == Tuning.FOR_TESTS) {
            command.add("--no-sync");
        }
        return command;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }
}
