package tn.shabou.redisstreams;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Redis that may be killed, emptied and suspended. */
final class RedisProcess extends RedisCli implements BeforeAllCallback, AfterAllCallback {

    private static final String VERSION = "7.0.15";

    private Path directory;
    private int port;
    private Process process;

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end();
    }

    void begin() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            directory = Files.createTempDirectory("redis");
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        open(url());
        start();
    }

    void end() {
        close();
        kill();
        delete(directory);
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void start() {
        try {
            process =
                    new ProcessBuilder(
                                    binary().toString(),
                                    "--port",
                                    Integer.toString(port),
                                    "--bind",
                                    "127.0.0.1",
                                    "--dir",
                                    directory.toString(),
                                    "--appendonly",
                                    "yes",
                                    "--save",
                                    "")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(20, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> "PONG".equals(cli("PING").toString()));
    }

    /** Like a crash: nothing is said to anybody. What was answered is in its append-only file. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Forgets everything; to be called between {@link #kill} and {@link #start}. */
    void lose() {
        delete(directory.resolve("appendonlydir"));
    }

    void suspend() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path binary() throws IOException {
        var file = directory.resolve("redis-server");
        if (!Files.exists(file)) {
            try (var jar = RedisProcess.class.getResourceAsStream("/" + binaryName())) {
                Files.copy(jar, file);
            }
            file.toFile().setExecutable(true);
        }
        return file;
    }

    private static String binaryName() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "redis-server-%s-%s-%s"
                .formatted(VERSION, os.contains("mac") ? "darwin" : "linux", arch);
    }

    private static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
