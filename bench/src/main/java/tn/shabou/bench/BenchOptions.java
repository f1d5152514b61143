package tn.shabou.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;
import tn.shabou.local.UsageError;

/**
 * What is measured and for how long.
 *
 * @param products the sizes of the catalogue, each measured by itself
 * @param caches whether the service may cache, one after the other
 * @param seconds of each load
 * @param heap of the service, as -Xmx has it; empty for what the size of the catalogue needs
 * @param jvm more flags of the service's JVM
 * @param fresh whether catalogues of earlier runs are forgotten
 * @param only the kinds of requests that are sent
 * @param result where the figures go as JSON
 */
record BenchOptions(
        List<Integer> products,
        List<Boolean> caches,
        int seconds,
        int connections,
        int users,
        int seed,
        String heap,
        List<String> jvm,
        Set<Kind> only,
        boolean fresh,
        Path data,
        Path result) {

    static final String HELP =
            """
            Usage: ./shabou bench [--products N,N,…] [--caches off|on|both] [--seconds S] [--quick] [--fresh]
                                  [--connections C] [--users U] [--only KIND,KIND,…] [--seed S]
                                  [--heap SIZE] [--jvm "FLAGS"] [--data DIR] [--result FILE.json]

            Starts a PostgreSQL, a Redis and an API of its own on the loopback, fills the catalogue with
            N demo parts unless an earlier run did, and sends requests that vary as those of people do.
            For each kind of request: how many each second and how fast while C connections ask
            without pause (closed), the same at a fixed rate that leaves the processors half idle
            (open; a request counts from when it was due, so waiting is never left out), how often it
            failed, and what one request costs the service and PostgreSQL in CPU time. Then U people
            browse, with 2 s of thought between two requests. Beside it, as what this machine can
            do at best, a server that answers nothing but a small object, or one row.

            ./shabou bench import measures an import of products instead, ./shabou bench sales one of
            sales, ./shabou bench orion a run of forecasts, ./shabou bench crawl the crawler beside
            Scrapy, ./shabou bench web the pages of the shop, ./shabou bench scale what more processes
            cost; see their --help.

            Prints tables in Markdown, with the figures aimed at; missing them is no error.

              --products     sizes of the catalogue (10000,100000,1000000)
              --caches       off, on, or both, one after the other (both)
              --seconds      of each load (10)
              --quick        10,000 parts and 3 seconds, unless said otherwise
              --fresh        loads the catalogues anew, such as after a change of the tables
              --connections  of the closed load (50)
              --users        who browse (500)
              --only         kinds of requests, such as list,page-500,filtered,detail,reference,text,
                             typo,suggest,facets,bare-json; with caches on cached-list,cached-detail,
                             cached-text
              --seed         of the choice of requests (1)
              --heap         of the API (384m; 1g from 300,000 parts on)
              --jvm          more flags for it, such as "-XX:TieredStopAtLevel=1"
              --data         where catalogues are kept from run to run (.shabou-bench)
              --result       the figures as JSON (bench.json in that folder)

            CPU times are read from /proc and therefore missing elsewhere than on Linux. Exit code 0
            when all was measured, however slow.
            """;

    private static final int MANY = 300_000;
    private static final int MOST_PRODUCTS = 10_000_000;

    static Arguments.Usage usage() {
        return new Arguments.Usage(
                "bench",
                Set.of("quick", "fresh"),
                Map.ofEntries(
                        Map.entry("products", ""),
                        Map.entry("caches", "both"),
                        Map.entry("seconds", ""),
                        Map.entry("connections", "50"),
                        Map.entry("users", "500"),
                        Map.entry("only", ""),
                        Map.entry("seed", "1"),
                        Map.entry("heap", ""),
                        Map.entry("jvm", ""),
                        Map.entry("data", ""),
                        Map.entry("result", "")));
    }

    /**
     * @throws UsageError when they make no sense
     */
    static BenchOptions of(Arguments arguments, Environment environment) {
        boolean quick = arguments.has("quick");
        var folder = Order.folder(arguments, environment);
        var result = arguments.text("result");
        return new BenchOptions(
                sizes(or(arguments.text("products"), quick ? "10000" : "10000,100000,1000000")),
                caches(arguments.text("caches")),
                arguments.text("seconds").isEmpty()
                        ? quick ? 3 : 10
                        : arguments.number("seconds", 1, 3600),
                arguments.number("connections", 1, 1000),
                arguments.number("users", 1, 5000),
                arguments.number("seed", 0, Integer.MAX_VALUE),
                arguments.text("heap"),
                words(arguments.text("jvm"), " ").toList(),
                kinds(arguments.text("only")),
                arguments.has("fresh"),
                folder,
                result.isEmpty() ? folder.resolve("bench.json") : Path.of(result));
    }

    /**
     * A catalogue of one size, once, without caches; its {@code --seconds} are those of the order.
     */
    static BenchOptions of(Order order, String result, int products, int connections, int users) {
        return new BenchOptions(
                List.of(products),
                List.of(false),
                order.number("seconds", 1, 3600),
                connections,
                users,
                1,
                "",
                List.of(),
                EnumSet.allOf(Kind.class),
                false,
                order.folder(),
                order.folder().resolve(result));
    }

    Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** Flags of the service's JVM with so many products. */
    List<String> jvm(int size) {
        var most = heap.isEmpty() ? size >= MANY ? "1g" : "384m" : heap;
        return Stream.concat(Stream.of("-Xmx" + most), jvm.stream()).toList();
    }

    private static List<Integer> sizes(String text) {
        return words(text, ",").map(BenchOptions::size).toList();
    }

    private static int size(String word) {
        try {
            int size = Integer.parseInt(word);
            if (size >= 1000 && size <= MOST_PRODUCTS) {
                return size;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new UsageError(
                "--products must be whole numbers from 1000 to %d, not %s"
                        .formatted(MOST_PRODUCTS, word));
    }

    private static List<Boolean> caches(String text) {
        return switch (text) {
            case "off" -> List.of(false);
            case "on" -> List.of(true);
            case "both" -> List.of(false, true);
            default -> throw new UsageError("--caches must be off, on or both, not " + text);
        };
    }

    private static Set<Kind> kinds(String text) {
        var kinds = words(text, ",").map(BenchOptions::kind).collect(Collectors.toSet());
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(kinds);
    }

    private static Kind kind(String word) {
        try {
            return Kind.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageError("--only knows no " + word + "; see ./shabou bench --help");
        }
    }

    private static Stream<String> words(String text, String separator) {
        return Stream.of(text.split(separator)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
