package tn.shabou.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;

/**
 * How a service is run on this machine.
 *
 * @param home where the project is
 * @param jvm flags besides those that every service gets
 */
public record ServiceProcess(ServiceRole service, Path home, Path logs, List<String> jvm) {

    private static final List<String> COMMON =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    // Netty says nothing new by using it.
                    "--sun-misc-unsafe-memory-access=allow");
    private static final String JAR = "quarkus-run.jar";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .connectTimeout(PROBE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /** As it runs when nobody says otherwise. */
    public ServiceProcess(ServiceRole service, Path home, Path logs) {
        this(service, home, logs, usual(service));
    }

    /** Small and quick to start, but who computes or serves many earns the better compiler. */
    private static List<String> usual(ServiceRole service) {
        return switch (service) {
            case ORION -> List.of("-Xmx512m");
            // Room for the search index of a million parts.
            case API -> List.of("-Xmx768m");
            case PROSPECTOR -> List.of("-Xmx320m", "-XX:TieredStopAtLevel=1");
        };
    }

    /** Starts it; it is not ready yet. */
    public ChildProcess start(Map<String, String> environment) {
        return start(command(), environment);
    }

    /** Starts it so that it makes its {@link #cache} when it ends. */
    ChildProcess startToLearn(Map<String, String> environment) {
        return start(command(cache().make()), environment);
    }

    private ChildProcess start(List<String> command, Map<String, String> environment) {
        return ChildProcess.start(
                Launch.of(name(), logs, name() + ".log", command).withEnvironment(environment));
    }

    /**
     * @param urls of which one says whether it is ready
     * @throws CannotRun with the end of its log when it dies or takes too long
     */
    public static void awaitReady(ChildProcess process, String... urls) {
        var healths = Stream.of(urls).map(url -> URI.create(url + "/q/health/ready")).toList();
        process.awaitReady(PATIENCE, () -> healths.stream().anyMatch(ServiceProcess::isReady));
    }

    /** Of this build, this JDK and these flags. */
    AotCache cache() {
        return new AotCache(app(), flags());
    }

    /** Such as {@code api-service}. */
    String name() {
        return service.name().toLowerCase(Locale.ROOT) + "-service";
    }

    /**
     * @throws CannotRun when it is not built
     */
    List<String> command() {
        var cache = cache();
        return command(
                cache.isThere() ? cache.use() : List.of("-jar", app().resolve(JAR).toString()));
    }

    private List<String> command(List<String> program) {
        var jar = app().resolve(JAR);
        if (!Files.exists(jar)) {
            throw new CannotRun(jar + " is missing: build first (./shabou up does)");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(flags());
        command.addAll(program);
        return command;
    }

    private List<String> flags() {
        return Stream.concat(COMMON.stream(), jvm.stream()).toList();
    }

    private Path app() {
        return home.resolve(name()).resolve("target/quarkus-app").toAbsolutePath();
    }

    private static boolean isReady(URI health) {
        try {
            var request = HttpRequest.newBuilder(health).timeout(PROBE).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
