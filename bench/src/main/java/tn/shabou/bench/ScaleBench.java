package tn.shabou.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tn.shabou.local.UsageError;

/** {@code ./shabou bench scale}: what more processes of a service cost, and whether they agree. */
final class ScaleBench {

    private static final String HELP =
            """
            Usage: ./shabou bench scale [--of api,orion,prospector] [--processes N,N,…] [--products N] [--seconds S]
                                        [--connections C] [--data DIR]

            Starts a PostgreSQL, a Redis and more and more processes of the API on the loopback, without
            caches, and sends lists, product pages and searches to them by turns. Says what a request
            costs them together, PostgreSQL, and Redis, which is asked about the limit of each; what a
            process holds in memory and connections; and what it costs while nobody asks anything. Then
            asks whether the processes answer as one: the same bytes, lists that go on at another
            process, one limit for all, and how soon all of them list a part by its new price.

            Then the same run of forecasts by as many Orions, and the same crawl by as many prospectors,
            as ./shabou bench orion --products 2000 and ./shabou bench crawl --pages 40 --only-service do.

            A machine answers no more requests with more processes than it has processors; what grows or
            does not is what they cost.

              --of           what is measured (api,orion,prospector)
              --processes    of each, one number after the other, at most 4 (1,2,4)
              --products     in the catalogue of the API (10000)
              --seconds      of each load (5)
              --connections  of the closed load, to all together (50)
              --data         where catalogues are kept from run to run (.shabou-bench)
            """;

    private static final int SEED = 1;
    private static final int MOST_PROCESSES = 4;
    private static final Duration REST = Duration.ofSeconds(20);
    private static final String ENOUGH = "1000000000";

    /** Every request asks Redis for leave, as that of somebody does who comes but once. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "SHABOU_CACHE_ENABLED", "false",
                    "SHABOU_LIMITS_GROUPS_DEFAULT_QUOTA", ENOUGH,
                    "SHABOU_LIMITS_GROUPS_DEFAULT_LEASE", "1",
                    // Where all processors are busy, Redis would count as away, and not be asked.
                    "SHABOU_LIMITS_PATIENCE", "10S");

    private final Shop shop;
    private final BenchOptions options;
    private final Sample sample;
    private final Requests requests;
    private final List<Server> servers = new ArrayList<>();

    private ScaleBench(Shop shop, BenchOptions options) {
        this.shop = shop;
        this.options = options;
        this.sample = Sample.of(shop.owner(), SEED);
        this.requests = new Requests(sample, SEED);
    }

    static void run(List<String> words) throws IOException {
        var order =
                Order.of(
                        words,
                        HELP,
                        Set.of(),
                        Map.of(
                                "of", "api,orion,prospector",
                                "processes", "1,2,4",
                                "products", "10000",
                                "seconds", "5",
                                "connections", "50"));
        if (order.isPresent()) {
            measure(order.get());
        }
    }

    private static void measure(Order order) throws IOException {
        var processes = processes(order.text("processes"));
        for (var service : order.text("of").split(",")) {
            switch (service) {
                case "api" -> api(order, processes);
                case "orion" -> orion(order, processes);
                case "prospector" -> prospector(order, processes);
                default -> throw new UsageError("--of knows no " + service);
            }
        }
    }

    private static List<Integer> processes(String text) {
        try {
            var numbers = Stream.of(text.split(",")).map(Integer::parseInt).toList();
            if (numbers.stream().allMatch(number -> number >= 1 && number <= MOST_PROCESSES)) {
                return numbers;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new UsageError(
                "--processes must be whole numbers from 1 to %d, not %s"
                        .formatted(MOST_PROCESSES, text));
    }

    private static void orion(Order order, List<Integer> processes) {
        for (int number : processes) {
            OrionBench.run(words(order, number, "--products", "2000", "--replicas"));
        }
    }

    private static void prospector(Order order, List<Integer> processes) {
        for (int number : processes) {
            CrawlBench.run(words(order, number, "--pages", "40", "--only-service", "--workers"));
        }
    }

    /** In a folder of its own, since this process keeps the lock of each until it ends. */
    private static List<String> words(Order order, int number, String... words) {
        var data = order.folder().resolve("by-" + number).toString();
        return Stream.concat(Stream.of(words), Stream.of(Integer.toString(number), "--data", data))
                .toList();
    }

    private static void api(Order order, List<Integer> processes) {
        var options =
                BenchOptions.of(
                        order,
                        "scale.json",
                        order.number("products", 1000, 1_000_000),
                        order.number("connections", 1, 1000),
                        1);
        int products = options.products().getFirst();
        var environment = order.environment();
        try (var shop = order.shop(products)) {
            var machine = Machine.describe(environment.home(), environment.clock());
            print("%n%,d products, load of the machine before: %.1f", products, machine.load());
            new ScaleBench(shop, options).measure(processes);
        }
    }

    /** Processes stay from one number to the next, so that the first are warm. */
    private void measure(List<Integer> processes) {
        for (int number : processes) {
            while (servers.size() < number) {
                Bench.say("Starting process " + (servers.size() + 1));
                servers.add(
                        shop.api(
                                servers.size(),
                                options.jvm(options.products().getFirst()),
                                SETTINGS));
            }
            var asked = List.copyOf(servers.subList(0, number));
            loads(asked);
            costs(asked);
        }
        if (servers.size() > 1) {
            new Agreement(servers, shop, sample, requests).print();
        }
    }

    private void loads(List<Server> asked) {
        print(
                "%n| processes | request | load | req/s | p95 ms | errors | CPU µs: API | PostgreSQL | Redis | idle |");
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (var one : new Trial(asked, shop, options).each(requests.browsing(false))) {
            print(
                    "| %d | %s | %s | %,.0f | %.1f | %,d | %,.0f | %,.0f | %.1f | %.0f %% |",
                    asked.size(),
                    one.kind().title(),
                    one.model(),
                    one.perSecond(),
                    one.p95(),
                    one.errors(),
                    one.serviceMicros(),
                    one.postgresMicros(),
                    one.redisMicros(),
                    100 * one.idle());
        }
    }

    /** What processes hold and take while nobody asks them. */
    private void costs(List<Server> asked) {
        servers.forEach(Server::awaitRest);
        var meter = shop.meter(servers);
        Searching.pause((int) REST.toMillis());
        var used = meter.used();
        double seconds = used.wall() / 1e6;
        print(
                "%n| processes | MB of each API | PostgreSQL | connections to it | to Redis | at rest, CPU ms/s: API | PostgreSQL | Redis |");
        print("| --- | --- | --- | --- | --- | --- | --- | --- |");
        print(
                "| %d | %s | %d | %d | %d | %.1f | %.1f | %.1f |",
                servers.size(),
                String.join(
                        ", ",
                        servers.stream()
                                .map(server -> Long.toString(server.memory() >> 20))
                                .toList()),
                ProcFiles.familyMemory(shop.postgresPid()) >> 20,
                shop.postgresConnections(),
                shop.redisConnections(),
                used.service() / 1e3 / seconds,
                used.postgres() / 1e3 / seconds,
                used.redis() / 1e3 / seconds);
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would need a library of its own.
    static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
