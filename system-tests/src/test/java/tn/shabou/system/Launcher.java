package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.shabou.local.process.Ports;

/** {@code ./shabou up}, started as a person would start it. */
final class Launcher {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration ENDED = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 3;
    private static final Pattern TAKEN =
            Pattern.compile("port \\d+ of \\S+ is taken|[Pp]ort.*(already bound|in use)");

    private final Path data;
    private final Path output;
    private final Map<String, String> settings;
    private final List<String> options;
    private int port;
    private Process process;

    private Launcher(Path folder, Map<String, String> settings, List<String> options)
            throws IOException {
        this.data = folder.resolve("data");
        this.output = Files.createTempFile(folder, "up", ".txt");
        this.settings = settings;
        this.options = options;
        start();
    }

    /** Starts it on what this build has built, on data that it keeps in {@code folder}. */
    static Launcher up(Path folder, String... options) throws IOException {
        return up(folder, Map.of(), options);
    }

    /** The same, with environment variables. */
    static Launcher up(Path folder, Map<String, String> settings, String... options)
            throws IOException {
        return new Launcher(folder, settings, List.of(options));
    }

    private void start() throws IOException {
        port = freePorts();
        var command = new ArrayList<>(List.of("sh", REPOSITORY.resolve("shabou").toString(), "up"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(options);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.keySet().removeAll(List.of("DATABASE_URL", "REDIS_URL"));
        environment.put("SHABOU_SKIP_BUILD", "yes");
        // Reaches the services too, by which their processes are known.
        environment.put("SHABOU_DATA", data.toString());
        environment.put("SHABOU_RUN_CRON", "off");
        environment.putAll(settings);
        process = builder.start();
    }

    /** A port that is free, like all the others that go with it. */
    private static int freePorts() {
        return Stream.generate(Ports::free)
                .limit(100)
                .filter(port -> port < 60_000)
                .filter(port ->
                        IntStream.of(0, 1, 2, 1000, 1001)
                                .allMatch(offset -> Ports.isFree("127.0.0.1", port + offset)))
                .findFirst()
                .orElseThrow();
    }

    /** Where the API listens. */
    int port() {
        return port;
    }

    /** On other ports when somebody took these after we had looked. */
    Launcher awaitReady() throws IOException {
        awaitReadyOrEnd();
        for (int attempt = 1; attempt < ATTEMPTS && lostItsPorts(); attempt++) {
            start();
            awaitReadyOrEnd();
        }
        assertThat(said()).contains("READY");
        return this;
    }

    private void awaitReadyOrEnd() {
        await().atMost(READY).until(() -> !process.isAlive() || said().contains("READY"));
    }

    private boolean lostItsPorts() {
        return !process.isAlive() && TAKEN.matcher(said()).find();
    }

    /** The first group of the first match in what it printed. */
    String find(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(said());
        assertThat(matcher.find()).as("%s in%n%s", pattern, said()).isTrue();
        return matcher.group(1);
    }

    String said() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ctrl-C; answers the exit code. */
    int interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(ENDED.toSeconds(), TimeUnit.SECONDS)).as(this::said).isTrue();
        return process.exitValue();
    }

    /** A power cut for the launcher alone. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    /** Every living process that was started on our data, or for it. */
    List<String> processes() throws IOException {
        var found = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var one : all) {
                var commandLine = read(one.resolve("cmdline")).replace('\0', ' ');
                var environment = read(one.resolve("environ"));
                if (commandLine.contains(data.toString())
                        || environment.contains(data.toString())) {
                    found.add(one.getFileName() + " " + commandLine);
                }
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // It ended meanwhile, or belongs to somebody else.
            return "";
        }
    }
}
