package tn.shabou.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tn.shabou.local.DataFolder;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.Secrets;
import tn.shabou.local.ServiceProcess;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.demo.DemoCatalogue;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.Launch;
import tn.shabou.local.process.Ports;
import tn.shabou.local.redis.LocalRedis;

/** PostgreSQL with a catalogue and Redis, on which services are started to be measured. */
final class Shop implements AutoCloseable {

    static final String ADMIN = "bench@shabou.local";

    private static final int SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FILLING = Duration.ofMinutes(10);

    private final Environment environment;
    private final DataFolder folder;
    private final Running running = new Running();
    private final LocalPostgres postgres;
    private final LocalRedis redis;
    private final Database owner;
    private final Map<ServiceRole, Database> databases;
    private final int products;

    /**
     * Starts the servers, and loads the catalogue when the folder has none yet.
     *
     * @param folder of this number of products alone
     * @param fresh whether what earlier runs left there is forgotten
     * @param ending ends what was started, should we be told to end
     */
    Shop(Path folder, int products, boolean fresh, Environment environment, Running ending) {
        this.environment = environment;
        this.products = products;
        this.folder = opened(folder);
        ending.add(running::end);
        if (fresh) {
            this.folder.forget();
        }
        try {
            this.postgres = LocalPostgres.start(this.folder.postgres(), 0, Tuning.DURABLE);
            running.add(postgres::stop);
            this.redis = LocalRedis.start(this.folder.redis(), 0);
            running.add(redis::stop);
            this.owner = postgres.database(DataFolder.DATABASE);
            migrate();
            this.databases = ServiceRoles.create(owner, secrets()::databasePassword);
            load(products);
        } catch (CannotRun e) {
            running.end();
            throw e;
        }
    }

    private static DataFolder opened(Path path) {
        var folder = DataFolder.at(path);
        try {
            // PostgreSQL may have to run as somebody else.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new CannotRun("cannot open " + path + " to PostgreSQL", e);
        }
        folder.lock();
        return folder;
    }

    private void migrate() {
        try {
            Migrations.apply(owner);
        } catch (CannotRun e) {
            throw new CannotRun(e.getMessage() + "\n--fresh loads the catalogue anew", e);
        }
    }

    /** The day is always the same, and so are the parts. */
    private void load(int products) {
        var begin = System.nanoTime();
        var catalogue = new DemoCatalogue(products, SEED, LocalDate.of(2026, 11, 22), Bench::say);
        if (!catalogue.load(owner)) {
            return;
        }
        // What autovacuum would do while we measure.
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        } catch (SQLException e) {
            throw new CannotRun("cannot tidy the catalogue: " + e.getMessage(), e);
        }
        Bench.say("Loaded in %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    }

    Database owner() {
        return owner;
    }

    /** Of {@link #ADMIN}. */
    String adminPassword() {
        return secrets().adminPassword();
    }

    /** Whose family is PostgreSQL. */
    long postgresPid() {
        return postgres.process().pid();
    }

    /** CPU time of these, and of the PostgreSQL and Redis that they share. */
    CpuMeter meter(List<Server> servers) {
        var pids = servers.stream().map(server -> server.process().pid()).toList();
        return new CpuMeter(pids, postgresPid(), redis.process().pid());
    }

    /** How many connections to PostgreSQL are open. */
    long postgresConnections() {
        return ProcFiles.connectionsTo(postgres.port());
    }

    /** How many connections to Redis are open. */
    long redisConnections() {
        return ProcFiles.connectionsTo(redis.port());
    }

    /** The API, ready and at rest. */
    Server api(boolean caches, List<String> jvm) {
        // All requests come from one address.
        return api(
                folder.logs(),
                jvm,
                Map.of(
                        "SHABOU_CACHE_ENABLED",
                        Boolean.toString(caches),
                        "SHABOU_RATE_LIMIT",
                        "off"));
    }

    /** One of several processes of the API, ready and at rest. */
    Server api(int number, List<String> jvm, Map<String, String> settings) {
        return api(logs(folder, "api-" + number), jvm, settings);
    }

    private Server api(Path logs, List<String> jvm, Map<String, String> settings) {
        int port = Ports.free();
        var secrets = secrets();
        var variables = new HashMap<>(environment.settings());
        variables.put("DATABASE_URL", database().url());
        variables.put("REDIS_URL", redis.url());
        variables.put("SHABOU_HTTP_PORT", Integer.toString(port));
        variables.put("SHABOU_HTTP_HOST", "127.0.0.1");
        variables.put("JWT_SECRET", secrets.jwtSecret());
        variables.put("JWT_REFRESH_SECRET", secrets.jwtRefreshSecret());
        variables.put("SHABOU_ADMIN_EMAIL", ADMIN);
        variables.put("SHABOU_ADMIN_PASSWORD", secrets.adminPassword());
        variables.put("FRONTEND_URL", "http://127.0.0.1:" + port);
        variables.putAll(settings);
        var process =
                new ServiceProcess(ServiceRole.API, environment.home(), logs, jvm).start(variables);
        var server = server(process, port);
        ServiceProcess.awaitReady(process, "http://127.0.0.1:" + port);
        Bench.say("Waiting for the API to know all parts by heart");
        if (!server.await(FILLING, () -> knowsAll(new Probe(port)))) {
            Bench.say("It does not: what follows is what PostgreSQL answers (see " + logs + ")");
        }
        server.awaitRest();
        return server;
    }

    /** A replica of Orion, which runs only when it is asked to. */
    Server orion(int number, List<String> jvm, Map<String, String> settings) {
        int port = Ports.free();
        var variables = new HashMap<>(environment.settings());
        variables.put(
                "DATABASE_URL", Objects.requireNonNull(databases.get(ServiceRole.ORION)).url());
        variables.put("REDIS_URL", redis.url());
        variables.put("SHABOU_HTTP_PORT", Integer.toString(port));
        variables.put("SHABOU_HTTP_HOST", "127.0.0.1");
        variables.put("SHABOU_RUN_CRON", "off");
        variables.putAll(settings);
        var logs = logs(folder, "orion-" + number);
        var process =
                new ServiceProcess(ServiceRole.ORION, environment.home(), logs, jvm)
                        .start(variables);
        var server = server(process, port);
        ServiceProcess.awaitReady(process, "http://127.0.0.1:" + port);
        return server;
    }

    /** A folder of its own for one of several processes. */
    static Path logs(DataFolder folder, String name) {
        try {
            return Files.createDirectories(folder.logs().resolve(name));
        } catch (IOException e) {
            throw new CannotRun("cannot keep logs", e);
        }
    }

    private boolean knowsAll(Probe probe) {
        return probe.metric("search_index_products") >= products
                && probe.metric("shabou_columns_products") >= products;
    }

    /** A server that does as little as one can, told apart by nothing else. */
    Server bare(List<String> jvm) {
        int port = Ports.free();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName()));
        var launch =
                Launch.of("bare server", folder.logs(), "bare-server.log", command)
                        .withEnvironment(
                                Map.of(
                                        "DATABASE_URL", database().url(),
                                        "PORT", Integer.toString(port)));
        var process = ChildProcess.start(launch);
        var server = server(process, port);
        process.awaitReady(PATIENCE, () -> !Ports.isFree("127.0.0.1", port));
        return server;
    }

    private Server server(ChildProcess process, int port) {
        running.add(() -> process.stop(PATIENCE));
        return new Server(process, port);
    }

    private Database database() {
        return Objects.requireNonNull(databases.get(ServiceRole.API));
    }

    private Secrets secrets() {
        return Secrets.in(folder.secrets());
    }

    @Override
    public void close() {
        running.end();
    }
}
