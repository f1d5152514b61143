package tn.shabou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tn.shabou.local.DataFolder;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.ServiceProcess;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Ports;
import tn.shabou.local.process.SecretFile;
import tn.shabou.local.redis.LocalRedis;

/** Prospectors with a PostgreSQL and a Redis of their own, without pauses between requests. */
final class CrawlService implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Running running = new Running();
    private final DataFolder folder;
    private final LocalPostgres postgres;
    private final Database owner;
    private final List<Server> prospectors = new ArrayList<>();
    private final LocalRedis redis;

    /**
     * @param workers how many of them
     */
    CrawlService(Path path, int workers, Environment environment, Running ending) {
        ending.add(running::end);
        folder = DataFolder.at(path);
        folder.lock();
        folder.forget();
        try {
            Files.createDirectories(path);
            // PostgreSQL may have to run as somebody else.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new CannotRun("cannot open " + path + " to PostgreSQL", e);
        }
        postgres = LocalPostgres.start(folder.postgres(), 0, Tuning.DURABLE);
        running.add(postgres::stop);
        redis = LocalRedis.start(folder.redis(), 0);
        running.add(redis::stop);
        owner = postgres.database(DataFolder.DATABASE);
        Migrations.apply(owner);
        var databases = ServiceRoles.create(owner, _ -> SecretFile.randomToken(18));
        var variables = new HashMap<>(environment.settings());
        variables.put(
                "DATABASE_URL",
                Objects.requireNonNull(databases.get(ServiceRole.PROSPECTOR)).url());
        variables.put("REDIS_URL", redis.url());
        variables.put("SHABOU_HTTP_HOST", "127.0.0.1");
        variables.put("PROSPECTOR_CRON", "off");
        variables.put("PROSPECTOR_RETENTION_CRON", "off");
        variables.put("SHABOU_CRAWL_ALLOW_LOOPBACK", "true");
        variables.put("SHABOU_PROSPECTOR_CRAWL_LOOPBACK_DELAY", "0S");
        variables.put("SHABOU_PROSPECTOR_CRAWL_AUTO_THROTTLE", "false");
        variables.put("SHABOU_PROSPECTOR_CRAWL_PAGES_PER_SOURCE", "100000");
        variables.put("SHABOU_PROSPECTOR_CRAWL_PAGES_PER_DAY", "100000");
        for (int i = 0; i < workers; i++) {
            prospectors.add(start(Shop.logs(folder, "prospector-" + i), variables, environment));
        }
        prospectors.forEach(Server::awaitRest);
    }

    private Server start(Path logs, Map<String, String> settings, Environment environment) {
        int port = Ports.free();
        var variables = new HashMap<>(settings);
        variables.put("SHABOU_HTTP_PORT", Integer.toString(port));
        ChildProcess process =
                new ServiceProcess(ServiceRole.PROSPECTOR, environment.home(), logs)
                        .start(variables);
        running.add(() -> process.stop(STOP));
        ServiceProcess.awaitReady(process, "http://127.0.0.1:" + port);
        return new Server(process, port);
    }

    CpuMeter meter() {
        return new CpuMeter(
                prospectors.stream().map(one -> one.process().pid()).toList(),
                postgres.process().pid(),
                redis.process().pid());
    }

    /** In bytes, of each in the mean. */
    long memory() {
        return prospectors.stream().mapToLong(Server::memory).sum() / prospectors.size();
    }

    /** How many connections to PostgreSQL are open. */
    long postgresConnections() {
        return ProcFiles.connectionsTo(postgres.port());
    }

    /** One run over all sites, to its end. */
    void crawl(List<String> starts) throws SQLException {
        var run = UUID.randomUUID();
        var sources =
                starts.stream()
                        .map("('COMPETITOR_SITE', 'Shop', '%s', 'own')"::formatted)
                        .collect(Collectors.joining(", "));
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO lead_source (kind, name, start_url, licence) VALUES %2$s;
                    INSERT INTO agent_run (id, agent, origin, scheduled_for) VALUES ('%1$s', 'PROSPECTOR', 'SCHEDULE', now());
                    INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.prospector.discover', 'run-requested.v1',
                        '{"runId": "%1$s", "agent": "PROSPECTOR", "parameters": {}}');
                    """
                            .formatted(run, sources));
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!hasEnded(run)) {
                if (System.nanoTime() > end) {
                    throw new CannotRun("the crawl did not end; see " + folder.logs());
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private boolean hasEnded(UUID run) throws SQLException {
        return !rows("SELECT '' || finished_at, '' FROM agent_run WHERE finished_at IS NOT NULL AND id = '%s'"
                        .formatted(run))
                .isEmpty();
    }

    /** Name, amount and number of each offer by its URL. */
    Map<String, String> offers() throws SQLException {
        return rows("SELECT url, concat_ws('|', name, trim_scale(amount), sku) FROM offer");
    }

    private Map<String, String> rows(String sql) throws SQLException {
        var found = new HashMap<String, String>();
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    @Override
    public void close() {
        running.end();
    }
}
