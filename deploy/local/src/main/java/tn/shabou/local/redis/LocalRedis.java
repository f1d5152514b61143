package tn.shabou.local.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.LocalServer;
import tn.shabou.local.process.Orphan;
import tn.shabou.local.process.SecretFile;
import tn.shabou.local.process.Signal;
import tn.shabou.local.process.UnpackedOnce;

/**
 * A Redis 7 server on the loopback that writes every change to a file in its folder, so that a
 * stream survives its death. It asks for a password, kept in the folder, readable by the owner
 * alone.
 */
public final class LocalRedis extends LocalServer {

    private static final String VERSION = "7.0.15";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PROBE_TIMEOUT_MILLIS = 1000;

    private final Path folder;
    private final String password;
    private final Path binary;

    private LocalRedis(Path folder) throws IOException {
        super(PATIENCE);
        this.folder = folder.toAbsolutePath().normalize();
        this.binary = unpacked();
        Files.createDirectories(this.folder);
        this.password = SecretFile.password(this.folder.resolve("password"));
    }

    /**
     * Starts on the data in {@code folder}, which is created when new. A server that an earlier
     * launcher left running there is ended first.
     *
     * @param port 0 takes a free one
     * @throws CannotRun with the end of the server's log when it does not start
     */
    public static LocalRedis start(Path folder, int port) {
        try {
            var server = new LocalRedis(folder);
            server.begin(port);
            return server;
        } catch (IOException e) {
            throw new CannotRun("cannot keep Redis' data in " + folder + ": " + e, e);
        }
    }

    public String password() {
        return password;
    }

    /** {@code redis://:password@127.0.0.1:port}. */
    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port();
    }

    /** Ends the server that an earlier launcher left running on the data in {@code folder}. */
    public static void endOrphan(Path folder) {
        Orphan.end(pidFile(folder), "redis-server", folder, Signal.TERM);
    }

    @Override
    protected ChildProcess launch() {
        var configuration = folder.resolve("redis.conf");
        endOrphan(folder);
        try {
            SecretFile.write(configuration, configuration());
        } catch (IOException e) {
            throw new CannotRun("cannot write to " + folder, e);
        }
        var command = List.of(binary.toString(), configuration.toString());
        return ChildProcess.start(Launch.of("Redis", folder, "redis.log", command))
                .awaitReady(PATIENCE, this::answers);
    }

    private String configuration() {
        return """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        pidfile "%s"
        appendonly yes
        appendfsync everysec
        save ""
        maxmemory 256mb
        maxmemory-policy noeviction
        daemonize no
        """
                .formatted(port(), password, folder, pidFile());
    }

    /** The pid file is written once the port is taken: another's Redis there does not count. */
    private boolean answers() {
        if (!Files.exists(pidFile())) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port()),
                    PROBE_TIMEOUT_MILLIS);
            socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(
                            ("AUTH " + password + "\r\nPING\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answer.readLine()) && "+PONG".equals(answer.readLine());
        } catch (IOException _) {
            return false;
        }
    }

    private Path pidFile() {
        return pidFile(folder);
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("redis.pid");
    }

    private static Path unpacked() {
        var os =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        var name = "redis-server-" + VERSION + "-" + os + "-" + arch;
        return UnpackedOnce.folder(
                        name,
                        name,
                        (content, folder) -> {
                            var binary = folder.resolve("redis-server");
                            Files.copy(content, binary);
                            Files.setPosixFilePermissions(
                                    binary, PosixFilePermissions.fromString("rwxr-xr-x"));
                        })
                .resolve("redis-server");
    }
}
