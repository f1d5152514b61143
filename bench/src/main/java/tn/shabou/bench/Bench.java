package tn.shabou.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.UsageError;
import tn.shabou.local.process.CannotRun;

/**
 * {@code ./shabou bench}. Ends with code 0 when all was measured, 1 when something could not be
 * done, 2 when the command line makes no sense.
 */
public final class Bench {

    /** What can be measured besides the API, by the first word. */
    private static final Map<String, Measuring> OTHERS =
            Map.of(
                    "import", ImportBench::run,
                    "sales", SalesBench::run,
                    "orion", OrionBench::run,
                    "crawl", CrawlBench::run,
                    "scale", ScaleBench::run,
                    "web", WebBench::run);

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int INTERRUPTED = 130;

    private final BenchOptions options;
    private final Environment environment;
    private final Machine machine;
    private final Running running = new Running();
    private final List<Measurement> bare = new ArrayList<>();
    private final List<Figures.Size> sizes = new ArrayList<>();

    private interface Measuring {
        void run(List<String> words) throws IOException;
    }

    private Bench(BenchOptions options, Environment environment) {
        this.options = options;
        this.environment = environment;
        this.machine = Machine.describe(environment.home(), environment.clock());
    }

    public static void main(String[] words) {
        // Libraries would complain of having nowhere to log, which is meant to be so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            var other = words.isEmpty() ? null : OTHERS.get(words.getFirst());
            if (other != null) {
                other.run(words.subList(1, words.size()));
                return 0;
            }
            var arguments = Arguments.parse(BenchOptions.usage(), words);
            if (arguments.wantsHelp()) {
                System.out.print(BenchOptions.HELP);
                return 0;
            }
            var environment = new Environment(System.getenv(), Clock.systemUTC());
            new Bench(BenchOptions.of(arguments, environment), environment).measure();
            return 0;
        } catch (UsageError e) {
            say("shabou: " + e.getMessage());
            return MISUSED;
        } catch (CannotRun | IOException e) {
            say("shabou: " + e.getMessage());
            return FAILED;
        }
    }

    /** A line about what is going on, apart from the figures. */
    static void say(String line) {
        System.err.println(line);
    }

    private void measure() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endOnSignal));
        for (int products : options.products()) {
            say("%,d products".formatted(products));
            measure(products);
        }
        running.end();
        System.out.print(Report.of(figures()));
        say("Written to " + options.result());
    }

    private void endOnSignal() {
        if (!running.hasEnded()) {
            say("Ending");
            running.end();
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    private Figures figures() {
        return new Figures(machine, options, bare, sizes);
    }

    private void measure(int products) throws IOException {
        var folder = options.data().resolve(Integer.toString(products));
        try (var shop = new Shop(folder, products, options.fresh(), environment, running)) {
            var requests = new Requests(Sample.of(shop.owner(), options.seed()), options.seed());
            if (bare.isEmpty()) {
                bare.addAll(bare(shop));
            }
            for (boolean caches : options.caches()) {
                say(" caches " + (caches ? "on" : "off"));
                try (var api = shop.api(caches, options.jvm(products))) {
                    sizes.add(measure(products, caches, shop, api, requests));
                    write();
                }
            }
        }
    }

    private List<Measurement> bare(Shop shop) {
        try (var server = shop.bare(List.of("-Xmx256m"))) {
            return new Trial(List.of(server), shop, options)
                    .each(
                            List.of(
                                    new Route(Kind.BARE_JSON, List.of("/json")),
                                    new Route(Kind.BARE_SELECT, selects())));
        }
    }

    private static List<String> selects() {
        var paths = new ArrayList<String>();
        for (int id = 1; id <= 900; id++) {
            paths.add("/select?id=" + id);
        }
        return paths;
    }

    private Figures.Size measure(
            int products, boolean caches, Shop shop, Server api, Requests requests) {
        var trial = new Trial(List.of(api), shop, options);
        var probe = new Probe(api.port());
        double hits = probe.metric("cache_hits_total");
        double misses = probe.metric("cache_misses_total");
        var measurements = trial.each(caches ? cached(requests) : uncached(requests, probe));
        var users = trial.users(requests.browsing(caches));
        hits = probe.metric("cache_hits_total") - hits;
        misses = probe.metric("cache_misses_total") - misses;
        return new Figures.Size(
                products,
                caches,
                measurements,
                users,
                api.memory(),
                ProcFiles.familyMemory(shop.postgresPid()),
                caches && hits + misses > 0 ? hits / (hits + misses) : -1);
    }

    private List<Route> uncached(Requests requests, Probe probe) {
        var routes = new ArrayList<>(requests.uncached());
        if (options.only().contains(Kind.PAGE_500)) {
            say("  walking to page 500");
            var pages = new ArrayList<String>();
            for (var sort : Requests.SORTS) {
                pages.addAll(probe.deepPages(sort, 500));
            }
            routes.add(1, new Route(Kind.PAGE_500, pages));
        }
        return routes;
    }

    private static List<Route> cached(Requests requests) {
        return List.of(
                requests.popular(Kind.CACHED_LIST, requests.lists()),
                requests.popular(Kind.CACHED_DETAIL, requests.details()),
                requests.popular(Kind.CACHED_TEXT, requests.texts()));
    }

    /** All so far, so that an interruption costs little. */
    private void write() throws IOException {
        Files.createDirectories(options.result().toAbsolutePath().getParent());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(options.result().toFile(), figures());
    }
}
