package tn.shabou.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.local.database.Database;
import tn.shabou.local.database.Migrations;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.demo.DemoCatalogue;
import tn.shabou.local.postgres.LocalPostgres;
import tn.shabou.local.postgres.Tuning;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.process.UnpackedOnce;

/** Measures search with the API's own program, on a database that is thrown away afterwards. */
final class RelevanceRun {

    private static final String DATABASE = "shabou_relevance";
    private static final int DEMO_PRODUCTS = 10_000;
    private static final int MOST_PRODUCTS = 1_000_000;

    private final Arguments arguments;
    private final Environment environment;

    RelevanceRun(Arguments arguments, Environment environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /** The exit code of the measurement. */
    int run() {
        requireSense();
        try {
            var folder = Files.createTempDirectory("shabou-relevance");
            // PostgreSQL may have to run as somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            try (var postgres = LocalPostgres.start(folder, 0, Tuning.FOR_TESTS)) {
                var database = postgres.database(DATABASE);
                Migrations.apply(database);
                if (arguments.has("demo")) {
                    loadDemo(database);
                }
                return measure(database, folder);
            } finally {
                UnpackedOnce.delete(folder);
            }
        } catch (IOException e) {
            throw new CannotRun("cannot measure: " + e, e);
        }
    }

    private void requireSense() {
        boolean judged =
                !arguments.text("products").isEmpty() && !arguments.text("judgements").isEmpty();
        if (!arguments.has("demo") && !judged) {
            throw new UsageError(
                    "needs --products and --judgements, or --demo; see ./shabou relevance --help");
        }
    }

    private void loadDemo(Database database) {
        int products =
                arguments.text("products").isEmpty()
                        ? DEMO_PRODUCTS
                        : arguments.number("products", 1, MOST_PRODUCTS);
        new DemoCatalogue(products, 1, environment.today(), Shabou::say).load(database);
    }

    private int measure(Database database, Path folder) throws IOException {
        var api = new ServiceProcess(ServiceRole.API, environment.home(), folder);
        var command = new ArrayList<>(api.command());
        command.add("relevance");
        command.addAll(words());
        var program = new ProcessBuilder(command).inheritIO();
        ChildProcess.keepOrdinary(program);
        program.environment().putAll(environment.settings());
        program.environment().put("DATABASE_URL", database.url());
        var process = program.start();
        var end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return code;
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while measuring");
        }
    }

    private List<String> words() {
        if (arguments.has("demo")) {
            return List.of("--demo");
        }
        var words = new ArrayList<String>();
        for (var option : List.of("products", "judgements", "run")) {
            if (!arguments.text(option).isEmpty()) {
                words.addAll(List.of("--" + option, arguments.text(option)));
            }
        }
        return words;
    }
}
