package tn.shabou.local;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceLogins;
import tn.shabou.local.database.ServiceRoles;
import tn.shabou.local.demo.DemoCatalogue;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.CannotRun;

/** The commands that need the database alone, whether the system runs or not. */
final class DataCommands {

    private static final int MOST_PRODUCTS = 10_000_000;

    private DataCommands() {}

    static int migrate(Arguments arguments, Environment environment) {
        var logins = arguments.text("logins");
        if (logins.isEmpty()) {
            return with(arguments, environment, DataCommands::migrate);
        }
        var urls = ServiceLogins.in(Path.of(logins));
        return with(
                arguments,
                environment,
                database -> {
                    migrate(database);
                    ServiceRoles.create(database, service -> urls.password(service, database));
                    System.out.println("Each service has its login.");
                    return 0;
                });
    }

    static int demoData(Arguments arguments, Environment environment) {
        int products = arguments.number("products", 1, MOST_PRODUCTS);
        int seed = arguments.number("seed", 0, Integer.MAX_VALUE);
        return with(
                arguments,
                environment,
                database -> {
                    migrate(database);
                    var catalogue =
                            new DemoCatalogue(products, seed, environment.today(), Shabou::say);
                    if (arguments.has("fresh")) {
                        catalogue.replace(database);
                    } else if (!catalogue.load(database)) {
                        throw new CannotRun(
                                "there are products already, nothing loaded; --fresh forgets them first");
                    }
                    System.out.println(
                            "The demo catalogue of %,d products is loaded.".formatted(products));
                    return 0;
                });
    }

    private static int migrate(Database database) {
        var applied = Migrations.apply(database);
        applied.forEach(migration -> System.out.println("Applied " + migration));
        if (applied.isEmpty()) {
            System.out.println("The tables are up to date.");
        }
        return 0;
    }

    /** On the given database, or the one of the system that runs, or one that we start for it. */
    private static int with(
            Arguments arguments, Environment environment, ToIntFunction<Database> work) {
        var given = environment.database();
        if (given.isPresent()) {
            return work.applyAsInt(given.get());
        }
        var folder = DataFolder.at(environment.data(arguments.text("data")));
        if (folder.tryLock()) {
            try (var postgres = LocalPostgres.start(folder.postgres(), 0, Tuning.DURABLE)) {
                return work.applyAsInt(postgres.database(DataFolder.DATABASE));
            }
        }
        return LocalPostgres.findRunning(folder.postgres(), DataFolder.DATABASE)
                .map(work::applyAsInt)
                .orElseThrow(() ->
                        new CannotRun(
                                "./shabou up is still starting on %s: try again when it is READY"
                                        .formatted(folder.path())));
    }
}
