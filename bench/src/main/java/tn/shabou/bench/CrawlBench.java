package tn.shabou.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.web.LoopbackWeb;
import tn.shabou.local.web.SoldPart;

/**
 * {@code ./shabou bench crawl}: how many pages the prospector takes, and what a page costs, beside
 * Scrapy on the same made-up web.
 */
final class CrawlBench {

    private static final String HELP =
            """
            Usage: ./shabou bench crawl [--hosts N] [--pages N] [--workers N] [--only-service] [--data DIR]

            Makes a web of N shops on the loopback, each with so many product pages, and has it
            crawled without pauses: by prospectors as a service (fetch, extract, write to
            PostgreSQL), by its library alone (fetch and extract), and by Scrapy, if it is there
            (python3-scrapy), with a spider that reads name, price and number by JSON-LD and CSS.
            Says how many pages a minute each took, what a page cost in CPU time, and how many
            parts were right.

              --hosts         shops (50)
              --pages         product pages of each (100)
              --workers       prospectors that share the work (1)
              --only-service  neither the library alone nor Scrapy
              --data          where the servers keep their files while it runs (.shabou-bench)
            """;

    private static final long SEED = 11;

    private final LoopbackWeb web;
    private final Path home;
    private final List<SoldPart> parts;
    private final int workers;

    private CrawlBench(LoopbackWeb web, Path home, int workers) {
        this.web = web;
        this.home = home;
        this.workers = workers;
        this.parts = web.hosts().stream().flatMap(host -> host.parts().stream()).toList();
    }

    /**
     * What one of them did.
     *
     * @param pages answers of the hosts with status 200, robots.txt left out
     * @param micros CPU time of its own processes, and {@code databaseMicros} of PostgreSQL
     * @param right parts whose name, amount and number are right
     */
    record Result(
            String name,
            long pages,
            double seconds,
            long micros,
            long databaseMicros,
            long right) {}

    static void run(List<String> words) {
        Order.of(
                        words,
                        HELP,
                        Set.of("only-service"),
                        Map.of("hosts", "50", "pages", "100", "workers", "1"))
                .ifPresent(CrawlBench::measure);
    }

    private static void measure(Order order) {
        try (var web =
                LoopbackWeb.steady(
                        SEED, order.number("hosts", 1, 500), order.number("pages", 1, 1000))) {
            new CrawlBench(web, order.environment().home(), order.number("workers", 1, 8))
                    .measure(
                            order.folder().resolve("crawl"),
                            order.environment(),
                            order.running(),
                            !order.has("only-service"));
        } finally {
            order.running().end();
        }
    }

    private void measure(Path folder, Environment environment, Running running, boolean others) {
        System.out.printf(
                Locale.ROOT,
                "%n%,d parts of %d shops; load of the machine before: %.1f%n%n",
                parts.size(),
                web.hosts().size(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println(
                "| | pages | pages/min | CPU ms/page | of PostgreSQL ms/page | parts right |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        print(service(folder, environment, running));
        if (others) {
            print(library());
            scrapy();
        }
    }

    private void scrapy() {
        var scrapy = ScrapySpider.find();
        if (scrapy.isPresent()) {
            print(scrapy(scrapy.get()));
        } else {
            Bench.say("Scrapy is not here (apt-get install python3-scrapy): ours alone");
        }
    }

    private void print(Result result) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %.1f | %s | %s |%n",
                result.name(),
                result.pages(),
                60 * result.pages() / result.seconds(),
                result.micros() / 1e3 / result.pages(),
                result.databaseMicros() == 0
                        ? ""
                        : "%.1f".formatted(result.databaseMicros() / 1e3 / result.pages()),
                "%.1f %%".formatted(100.0 * result.right() / parts.size()));
    }

    private Result service(Path folder, Environment environment, Running running) {
        try (var prospector = new CrawlService(folder, workers, environment, running)) {
            long before = pages();
            var meter = prospector.meter();
            prospector.crawl(web.hosts().stream().map(host -> host.address() + "/").toList());
            var used = meter.used();
            Bench.say(
                    "%d prospectors of %d MB, %d connections to PostgreSQL; Redis took %.1f ms of CPU a page"
                            .formatted(
                                    workers,
                                    prospector.memory() >> 20,
                                    prospector.postgresConnections(),
                                    used.redis() / 1e3 / (pages() - before)));
            return new Result(
                    "Shabou: fetch, extract, write, by " + workers,
                    pages() - before,
                    used.wall() / 1e6,
                    used.service(),
                    used.postgres(),
                    right(prospector.offers()));
        } catch (SQLException e) {
            throw new CannotRun("cannot read what was found: " + e.getMessage(), e);
        }
    }

    private Result library() {
        var app = home.resolve("prospector-service/target/quarkus-app");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                "%1$s/app/*:%1$s/lib/main/*:%1$s/lib/boot/*:%1$s/quarkus/*"
                                        .formatted(app),
                                "tn.shabou.prospector.command.Extract",
                                "--json"));
        parts.forEach(part -> command.add(part.url()));
        long before = pages();
        var done = TimedCommand.run(command);
        return new Result(
                "Shabou's library: fetch, extract",
                pages() - before,
                done.seconds(),
                done.micros(),
                0,
                right(FoundParts.ofExtract(done.output())));
    }

    private Result scrapy(List<String> python) {
        long before = pages();
        var done =
                ScrapySpider.crawl(
                        python, web.hosts().stream().map(host -> host.address() + "/").toList());
        return new Result(
                "Scrapy: fetch, parse",
                pages() - before,
                done.seconds(),
                done.micros(),
                0,
                right(FoundParts.ofScrapy(done.output())));
    }

    /** Those of which name, amount and number are as the shop has them, by URL. */
    private long right(Map<String, String> found) {
        return parts.stream()
                .filter(part ->
                        FoundParts.line(part.name(), part.amount(), part.sku())
                                .equals(found.get(part.url())))
                .count();
    }

    private long pages() {
        return web.hosts().stream()
                .flatMap(host -> host.requests().stream())
                .filter(request -> request.status() == 200 && !request.path().equals("/robots.txt"))
                .count();
    }
}
