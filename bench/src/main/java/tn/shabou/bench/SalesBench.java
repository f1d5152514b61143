package tn.shabou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tn.shabou.local.process.CannotRun;

/** {@code ./shabou bench sales}: how long a file of sales takes, good, overlapping and bad. */
final class SalesBench {

    private static final String HELP =
            """
            Usage: ./shabou bench sales [--rows R] [--bad B] [--parts P] [--heap SIZE] [--data DIR]

            Starts a PostgreSQL, a Redis and an API of its own on the loopback with 10,000 demo parts,
            and sends files of daily sales: R rows, R rows and a tenth more that overlap with them, and B rows of which every thousandth is bad, then of which all are.
            Says how long each took from the first byte to the last word, what it cost in CPU time,
            and how much memory the API and PostgreSQL held at most.

              --rows   of the good file (1000000)
              --bad    of the bad files (1000000)
              --parts  that were sold (5000)
              --heap   of the API (384m)
              --data   where catalogues are kept from run to run (.shabou-bench)
            """;

    private static final int PRODUCTS = 10_000;
    private static final int LOOK_MILLIS = 250;

    private final Shop shop;
    private final BackOffice office;
    private final Server api;
    private final Path folder;

    private SalesBench(Shop shop, Server api, Path folder) {
        this.shop = shop;
        this.api = api;
        this.folder = folder;
        this.office = BackOffice.signIn(api.port(), Shop.ADMIN, shop.adminPassword());
    }

    static void run(List<String> words) {
        Order.of(
                        words,
                        HELP,
                        Set.of(),
                        Map.of(
                                "rows", "1000000",
                                "bad", "1000000",
                                "parts", "5000",
                                "heap", "384m"))
                .ifPresent(SalesBench::measure);
    }

    private static void measure(Order order) {
        int rows = order.number("rows", 1000, 100_000_000);
        int bad = order.number("bad", 1000, 100_000_000);
        int parts = order.number("parts", 1, PRODUCTS);
        try (var shop = order.shop(PRODUCTS);
                var api = shop.api(false, List.of("-Xmx" + order.text("heap")))) {
            new SalesBench(shop, api, order.folder()).measure(rows, bad, parts);
        }
    }

    private void measure(int rows, int bad, int parts) {
        System.out.printf(
                Locale.ROOT,
                "%nLoad of the machine before: %.1f%n%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(
                "| file | rows | MB | seconds | rows/s | CPU of API, s | CPU of PostgreSQL, s | most memory of API, MB | of PostgreSQL, MB | what came of it |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        long seed = System.currentTimeMillis();
        row("new", rows, rows, parts, SalesFile.Fault.NONE, seed);
        row("the same and a tenth more", rows + rows / 10, rows, parts, SalesFile.Fault.NONE, seed);
        row("every thousandth bad", bad, bad, parts, SalesFile.Fault.SOME, seed + 1);
        row("all bad", bad, bad, parts, SalesFile.Fault.ALL, seed + 2);
    }

    private void row(
            String name, int rows, int in900Days, int parts, SalesFile.Fault fault, long seed) {
        var file = folder.resolve("sales.csv");
        SalesFile.write(file, shop.owner(), parts, rows, in900Days, fault, seed);
        long[] most = {0, 0};
        var done = new AtomicLong();
        var watching =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (done.get() == 0) {
                                most[0] = Math.max(most[0], api.memory());
                                most[1] =
                                        Math.max(
                                                most[1],
                                                ProcFiles.familyMemory(shop.postgresPid()));
                                Searching.pause(LOOK_MILLIS);
                            }
                        });
        var meter = new CpuMeter(api.process().pid(), shop.postgresPid());
        var result = office.sell(file);
        var used = meter.used();
        done.set(1);
        join(watching);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.1f | %,.0f | %.1f | %.1f | %.0f | %.0f | %s |%n",
                name,
                rows,
                size(file) / 1e6,
                used.wall() / 1e6,
                rows / (used.wall() / 1e6),
                used.service() / 1e6,
                used.postgres() / 1e6,
                most[0] / 1e6,
                most[1] / 1e6,
                told(result));
        delete(file);
    }

    private static String told(JsonNode result) {
        return result.path("state").asText().equals("APPLIED")
                ? "%,d stored, %,d known, %,d returned"
                        .formatted(
                                result.path("rowsStored").asInt(),
                                result.path("rowsKnown").asInt(),
                                result.path("rowsReturned").asInt())
                : result.path("failure").asText();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CannotRun("cannot read " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new CannotRun("cannot delete " + file, e);
        }
    }
}
