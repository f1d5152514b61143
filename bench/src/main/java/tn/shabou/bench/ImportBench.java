package tn.shabou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./shabou bench import}: how long a file of products takes to be compared, applied and
 * undone, and what people who search notice of it.
 */
final class ImportBench {

    private static final String HELP =
            """
            Usage: ./shabou bench import [--products N] [--rows R] [--heap SIZE] [--data DIR]

            Starts a PostgreSQL, a Redis and an API of its own on the loopback with N demo parts, and
            sends a file of R rows: a third new parts, a third with another price and stock (every
            tenth of them with another name), a third unchanged. Says how long comparing, applying and
            undoing took, what they cost in CPU time, and how fast searches were meanwhile.

              --products  in the catalogue before (100000)
              --rows      of the file (100000)
              --heap      of the API (384m)
              --data      where catalogues are kept from run to run (.shabou-bench)
            """;

    private final Shop shop;
    private final BackOffice office;
    private final Searching searching;
    private final Server api;

    private ImportBench(Shop shop, Server api) {
        this.shop = shop;
        this.api = api;
        this.office = BackOffice.signIn(api.port(), Shop.ADMIN, shop.adminPassword());
        this.searching = new Searching(api.port());
    }

    static void run(List<String> words) {
        Order.of(
                        words,
                        HELP,
                        Set.of(),
                        Map.of("products", "100000", "rows", "100000", "heap", "384m"))
                .ifPresent(ImportBench::measure);
    }

    private static void measure(Order order) {
        int rows = order.number("rows", 3, 1_000_000);
        try (var shop = order.shop(order.number("products", 1000, 10_000_000));
                var api = shop.api(false, List.of("-Xmx" + order.text("heap")))) {
            new ImportBench(shop, api).measure(rows);
        }
    }

    private void measure(int rows) {
        var file = ImportFile.of(shop.owner(), rows, System.currentTimeMillis());
        System.out.printf(
                Locale.ROOT,
                "%n%,d rows, %.1f MB; load of the machine before: %.1f%n%n",
                rows,
                file.length / 1e6,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(
                "| | seconds | rows/s | CPU of API, µs/row | CPU of PostgreSQL, µs/row | searches | search p50 ms | p95 ms |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        row("nothing", 0, () -> Searching.pause(10_000));
        var id = new String[1];
        row(
                "compare",
                rows,
                () -> {
                    id[0] = office.send(file).path("id").asText();
                    office.await(id[0]);
                });
        say(office.await(id[0]));
        row("apply", rows, () -> office.decide(id[0], "apply"));
        row("undo", rows, () -> office.decide(id[0], "undo"));
        say(office.await(id[0]));
    }

    private void row(String name, int rows, Runnable work) {
        var meter = new CpuMeter(api.process().pid(), shop.postgresPid());
        var searches = searching.during(work);
        var used = meter.used();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %s | %s | %s | %d | %.0f | %.0f |%n",
                name,
                used.wall() / 1e6,
                rows == 0 ? "" : "%,.0f".formatted(rows / (used.wall() / 1e6)),
                rows == 0 ? "" : used.service() / rows,
                rows == 0 ? "" : used.postgres() / rows,
                searches.size(),
                Searching.percentile(searches, 0.5),
                Searching.percentile(searches, 0.95));
    }

    private static void say(JsonNode done) {
        Bench.say(
                "It is %s: %s, %s"
                        .formatted(
                                done.path("state").asText(),
                                done.path("difference"),
                                done.path("outcome")));
    }
}
