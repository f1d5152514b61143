package tn.shabou.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;

/**
 * What tells Prometheus of PostgreSQL and of the machine, with the login and the flags that
 * production has ({@code docker-compose.yml}, {@code deploy/postgres/monitor.sh}).
 */
final class Exporters implements AutoCloseable {

    private static final String OF_POSTGRES = "prometheus-postgres-exporter";
    private static final String OF_MACHINE = "prometheus-node-exporter";
    static final List<String> PROGRAMS = List.of(OF_POSTGRES, OF_MACHINE);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LINE_OF_PORT = 3;

    private final int postgresPort = Ports.free();
    private final int machinePort = Ports.free();
    private final ChildProcess postgres;
    private final ChildProcess machine;

    /**
     * @param data where {@code ./shabou up} keeps its data
     * @param folder for logs and the password
     */
    static Exporters of(Path data, Path folder) throws IOException, SQLException {
        var server = data.resolve("postgres");
        var port = Files.readAllLines(server.resolve("data/postmaster.pid")).get(LINE_OF_PORT);
        var superuser =
                new Database(
                        "127.0.0.1",
                        Integer.parseInt(port.strip()),
                        "shabou",
                        "postgres",
                        Files.readString(server.resolve("superuser.password")).strip());
        var password = SecretFile.password(folder.resolve("monitor.password"));
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE shabou_monitor LOGIN PASSWORD '%s' IN ROLE pg_monitor"
                            .formatted(password));
        }
        return new Exporters(folder, "127.0.0.1:" + port.strip());
    }

    private Exporters(Path folder, String address) {
        postgres =
                ChildProcess.start(
                        Launch.of(
                                        "the exporter of PostgreSQL",
                                        folder,
                                        "postgres-exporter.log",
                                        List.of(OF_POSTGRES, listening(postgresPort)))
                                .withEnvironment(
                                        Map.of(
                                                "DATA_SOURCE_URI",
                                                address + "/shabou?sslmode=disable",
                                                "DATA_SOURCE_USER",
                                                "shabou_monitor",
                                                "DATA_SOURCE_PASS_FILE",
                                                folder.resolve("monitor.password").toString())));
        machine =
                ChildProcess.start(
                        Launch.of(
                                "the exporter of the machine",
                                folder,
                                "node-exporter.log",
                                List.of(
                                        OF_MACHINE,
                                        listening(machinePort),
                                        "--collector.disable-defaults",
                                        "--collector.cpu",
                                        "--collector.meminfo",
                                        "--collector.filesystem",
                                        "--collector.loadavg",
                                        "--collector.diskstats")));
    }

    /** By name of the job that asks there. */
    Map<String, Integer> ports() {
        return Map.of("postgres", postgresPort, "node", machinePort);
    }

    @Override
    public void close() {
        postgres.stop(PATIENCE);
        machine.stop(PATIENCE);
    }

    private static String listening(int port) {
        return "--web.listen-address=127.0.0.1:" + port;
    }
}
