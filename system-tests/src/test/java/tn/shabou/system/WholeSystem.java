package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;
import tn.shabou.local.redis.LocalRedis;

/** PostgreSQL, Redis and the packaged services as processes of their own, which a test may kill. */
final class WholeSystem implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;
    private final LocalPostgres postgres;
    private final LocalRedis redis;
    private final Database owner;
    private final Map<ServiceRole, Database> databases;
    private final List<LocalPostgres> followers = new ArrayList<>();

    private WholeSystem(Path folder) {
        this.folder = folder;
        this.postgres = LocalPostgres.start(folder.resolve("postgres"), 0, Tuning.FOR_TESTS);
        this.redis = LocalRedis.start(folder.resolve("redis"), 0);
        this.owner = postgres.database("shabou_system");
        Migrations.apply(owner);
        this.databases = ServiceRoles.create(owner, role -> SecretFile.randomToken(18));
    }

    static WholeSystem start(Path folder) {
        return new WholeSystem(folder);
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalRedis redis() {
        return redis;
    }

    /** Another PostgreSQL that follows this one from now on, as the service sees it. */
    Database follower(ServiceRole role) {
        var follower = postgres.follow(folder.resolve("follower"));
        followers.add(follower);
        var service = databases.get(role);
        return follower.database(owner.name()).as(service.user(), service.password());
    }

    /** Starts a replica of a service and waits until it is ready. */
    ChildProcess service(ServiceRole role, Map<String, String> settings) throws IOException {
        return service(role, settings, Ports.free());
    }

    /** The same, where the test wants it to listen. */
    ChildProcess service(ServiceRole role, Map<String, String> settings, int port)
            throws IOException {
        return service(role, settings, "127.0.0.1", port);
    }

    /** The same, on another address of the loopback. */
    ChildProcess service(ServiceRole role, Map<String, String> settings, String host, int port)
            throws IOException {
        var name = role.name().toLowerCase(java.util.Locale.ROOT);
        var home = Files.createTempDirectory(folder, name);
        var environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", databases.get(role).url());
        environment.put("REDIS_URL", redis.url());
        environment.put("SHABOU_HTTP_HOST", host);
        environment.put("SHABOU_HTTP_PORT", Integer.toString(port));
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        // As the launcher does: they live for a minute, in which C2 never pays.
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        REPOSITORY
                                .resolve(name + "-service/target/quarkus-app/quarkus-run.jar")
                                .toString());
        return ChildProcess.start(
                        Launch.of(name, home, name + ".log", command).withEnvironment(environment))
                .awaitReady(START, () -> isReady(host, port));
    }

    /** Says something to Redis, which has to agree. */
    void tellRedis(String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            var words = "AUTH " + redis.password() + "\r\n" + command + "\r\n";
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            var answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).isEqualTo("+OK");
            assertThat(answers.readLine()).as(command).isEqualTo("+OK");
        }
    }

    void run(String sql) {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of each row. */
    List<String> rows(String sql) {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    int count(String sql) {
        return Integer.parseInt(text(sql));
    }

    String text(String sql) {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.close();
        followers.forEach(LocalPostgres::close);
        postgres.close();
    }

    static boolean isReady(int port) {
        return isReady("127.0.0.1", port);
    }

    private static boolean isReady(String host, int port) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://" + host + ":" + port + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
