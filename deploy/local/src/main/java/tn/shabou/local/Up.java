package tn.shabou.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.demo.DemoCatalogue;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.redis.LocalRedis;

/**
 * Brings the whole system up, waits, and takes it down again in order: services, demo suppliers,
 * Redis, PostgreSQL.
 */
final class Up {

    static final String ADMIN = "admin@shabou.local";

    private static final int SEED = 1;
    private static final int SUPPLIERS_AFTER_API = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UpOptions options;
    private final Environment environment;
    private final DataFolder folder;
    private final Running running = new Running();

    Up(UpOptions options, Environment environment) {
        this.options = options;
        this.environment = environment;
        this.folder = DataFolder.at(options.data());
    }

    /** Returns only when a service died: then with code 1. A signal ends it with code 0. */
    int run() {
        var begin = System.nanoTime();
        folder.lock();
        options.requireFreePorts();
        endOnSignal();
        try {
            if (options.fresh()) {
                Shabou.say("Forgetting the data in " + folder.path());
                folder.forget();
            }
            var services = start();
            var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
            System.out.print(
                    new ReadyTable(options, folder, secrets().adminPassword()).text(seconds));
            return await(services);
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotRun cause ? cause : e;
        } finally {
            running.end();
        }
    }

    /** Ctrl-C and SIGTERM are how this program is meant to end, so they end it with code 0. */
    private void endOnSignal() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            if (!running.hasEnded()) {
                                Shabou.say("Ending");
                                running.end();
                                Runtime.getRuntime().halt(0);
                            }
                        }));
    }

    private Map<ServiceRole, ChildProcess> start() {
        var redis = CompletableFuture.supplyAsync(this::redis);
        var owner = database();
        Migrations.apply(owner).forEach(migration -> Shabou.say("Applied " + migration));
        var databases = ServiceRoles.create(owner, secrets()::databasePassword);
        if (new DemoCatalogue(options.products(), SEED, environment.today(), Shabou::say)
                .load(owner)) {
            Shabou.say("Demo catalogue of %,d products loaded".formatted(options.products()));
        }
        var suppliers =
                DemoSources.open(owner, options.port(ServiceRole.API) + SUPPLIERS_AFTER_API);
        suppliers.forEach(supplier -> running.add(supplier::close));
        return services(databases, redis.join());
    }

    private Database database() {
        var given = environment.database();
        if (given.isPresent()) {
            Shabou.say("PostgreSQL: " + given.get() + " (DATABASE_URL)");
            return given.get();
        }
        Shabou.say("Starting PostgreSQL");
        var postgres = LocalPostgres.start(folder.postgres(), 0, Tuning.DURABLE);
        running.add(postgres::stop);
        return postgres.database(DataFolder.DATABASE);
    }

    private String redis() {
        var given = environment.redis();
        if (given.isPresent()) {
            Shabou.say("Redis: as REDIS_URL says");
            return given.get();
        }
        Shabou.say("Starting Redis");
        var redis = LocalRedis.start(folder.redis(), 0);
        running.add(redis::stop);
        return redis.url();
    }

    private Map<ServiceRole, ChildProcess> services(
            Map<ServiceRole, Database> databases, String redis) {
        var processes = new EnumMap<ServiceRole, ChildProcess>(ServiceRole.class);
        for (var service : ServiceRole.values()) {
            Shabou.say("Starting " + service.name().toLowerCase(Locale.ROOT));
            var database = Objects.requireNonNull(databases.get(service));
            var process =
                    new ServiceProcess(service, environment.home(), folder.logs())
                            .start(variables(service, database, redis));
            processes.put(service, process);
        }
        running.add(() -> stop(List.copyOf(processes.values())));
        awaitReady(processes);
        return processes;
    }

    /** Until all of them are, or the first has failed. */
    private void awaitReady(Map<ServiceRole, ChildProcess> processes) {
        var failed = new CompletableFuture<Void>();
        var ready = new ArrayList<CompletableFuture<Void>>();
        processes.forEach((service, process) ->
                ready.add(
                        CompletableFuture.runAsync(
                                        () ->
                                                ServiceProcess.awaitReady(
                                                        process, options.url(service)),
                                        Thread::startVirtualThread)
                                .whenComplete((_, e) -> fail(failed, e))));
        var all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(failed, all).join();
    }

    private static void fail(CompletableFuture<Void> future, @Nullable Throwable cause) {
        if (cause != null) {
            future.completeExceptionally(cause);
        }
    }

    /** What a service is told; what it need not know it is not told. */
    private Map<String, String> variables(ServiceRole service, Database database, String redis) {
        var variables = new HashMap<String, String>();
        variables.put("DATABASE_URL", database.url());
        variables.put("REDIS_URL", redis);
        variables.put("SHABOU_HTTP_PORT", Integer.toString(options.port(service)));
        variables.put("SHABOU_HTTP_HOST", options.host(service));
        if (service == ServiceRole.API) {
            variables.put("JWT_SECRET", secrets().jwtSecret());
            variables.put("JWT_REFRESH_SECRET", secrets().jwtRefreshSecret());
            variables.put("FRONTEND_URL", options.url(ServiceRole.API));
            variables.put("SHABOU_ADMIN_EMAIL", ADMIN);
            variables.put("SHABOU_ADMIN_PASSWORD", secrets().adminPassword());
        }
        if (service == ServiceRole.PROSPECTOR) {
            variables.put("SHABOU_CRAWL_ALLOW_LOOPBACK", "true");
        }
        return variables;
    }

    /** Until a service ends by itself, which it should not. */
    private int await(Map<ServiceRole, ChildProcess> services) {
        var ends =
                services.values().stream()
                        .map(process -> process.onExit().thenApply(_ -> process))
                        .toArray(CompletableFuture[]::new);
        var process = (ChildProcess) CompletableFuture.anyOf(ends).join();
        if (running.hasEnded()) {
            return 0;
        }
        Shabou.say("shabou: " + process.name() + " ended by itself" + process.tail());
        return 1;
    }

    private static void stop(List<ChildProcess> processes) {
        processes.parallelStream().forEach(process -> process.stop(PATIENCE));
    }

    private Secrets secrets() {
        return Secrets.in(folder.secrets());
    }
}
