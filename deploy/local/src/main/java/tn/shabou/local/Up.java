package tn.shabou.local;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
                    new ReadyTable(options, folder, secrets().adminPassword(), hasDatabase())
                            .text(seconds));
            return await(services);
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotRun cause ? cause : e;
        } finally {
            running.end();
        }
    }

    /** Lets the services learn, on data of their own; what they learnt is kept. */
    void learn() {
        folder.lock();
        endOnSignal();
        try {
            start();
            var api = options.url(ServiceRole.API);
            int answers = new Lesson(api, ADMIN, secrets().adminPassword()).give();
            Shabou.say("Learnt of %,d answers; writing it down".formatted(answers));
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotRun cause ? cause : e;
        } finally {
            running.end();
        }
        var services = new Services(options, environment, folder);
        for (var service : ServiceRole.values()) {
            var program = services.program(service);
            Shabou.say("%s: %,d MB".formatted(program.name(), program.cache().keep() >> 20));
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
        loadDemo(owner);
        if (options.demo()) {
            DemoSources.open(owner, options.port(ServiceRole.API) + SUPPLIERS_AFTER_API)
                    .forEach(supplier -> running.add(supplier::close));
        }
        return new Services(options, environment, folder).start(databases, redis.join(), running);
    }

    private void loadDemo(Database owner) {
        int products = options.products();
        if (products > 0
                && new DemoCatalogue(products, SEED, environment.today(), Shabou::say)
                        .load(owner)) {
            Shabou.say("Demo catalogue of %,d products loaded".formatted(products));
        }
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

    /** Somebody else's, not ours. */
    private boolean hasDatabase() {
        return environment.database().isPresent();
    }

    private Secrets secrets() {
        return Secrets.in(folder.secrets());
    }
}
