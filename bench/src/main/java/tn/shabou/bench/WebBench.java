package tn.shabou.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tn.shabou.local.Arguments;
import tn.shabou.local.Environment;
import tn.shabou.local.Running;
import tn.shabou.local.process.CannotRun;

/**
 * {@code ./shabou bench web}: what pages of the shop cost, how Lighthouse judges them, and what
 * they look like.
 */
final class WebBench {

    private static final String HELP =
            """
            Usage: ./shabou bench web [--products N] [--requests R] [--screenshots DIR] [--data DIR]

            Starts a PostgreSQL, a Redis and an API of its own on the loopback with N demo parts. Says
            what a list as a page costs beside the same list as JSON, in CPU time without caches, and
            how Lighthouse (npx lighthouse, with the system's Chromium) judges home, list and product.
            With --screenshots it only takes pictures of every page, in both languages, as a phone and
            a desk show them.

              --products     in the catalogue (10000)
              --requests     of each kind (400)
              --screenshots  where pictures go; nothing else is done then
              --data         where catalogues are kept from run to run (.shabou-bench)

            Exit code 0 when all was measured, whatever the figures.
            """;

    private static final int WARM_UP = 1500;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Shop shop;
    private final int requests;

    private WebBench(Shop shop, int requests) {
        this.shop = shop;
        this.requests = requests;
    }

    static int run(List<String> words) throws IOException {
        var arguments =
                Arguments.parse(
                        new Arguments.Usage(
                                "bench",
                                Set.of(),
                                Map.of(
                                        "products", "10000",
                                        "requests", "400",
                                        "screenshots", "",
                                        "data", "")),
                        words);
        if (arguments.wantsHelp()) {
            System.out.print(HELP);
            return 0;
        }
        var environment = new Environment(System.getenv(), Clock.systemUTC());
        int products = arguments.number("products", 1000, 10_000_000);
        int requests = arguments.number("requests", 10, 100_000);
        var data = arguments.text("data");
        var folder = data.isEmpty() ? environment.home().resolve(".shabou-bench") : Path.of(data);
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::end));
        try (var shop =
                new Shop(
                        folder.resolve(Integer.toString(products)),
                        products,
                        false,
                        environment,
                        running)) {
            var screenshots = arguments.text("screenshots");
            if (screenshots.isEmpty()) {
                new WebBench(shop, requests).measure();
            } else {
                try (var api = shop.api(true, List.of("-Xmx384m"))) {
                    Screenshots.take(
                            api.port(),
                            BackOffice.token(api.port(), Shop.ADMIN, shop.adminPassword()),
                            Path.of(screenshots));
                }
            }
        }
        return 0;
    }

    private void measure() {
        try (var api = shop.api(false, List.of("-Xmx384m"))) {
            System.out.println(
                    "\n| 24 parts of the list | CPU of API, µs | CPU of PostgreSQL, µs |");
            System.out.println("| --- | --- | --- |");
            long json = row("as JSON", api, "/api/products?limit=24&sort=-popularity&");
            long both = row("facets as JSON", api, "/api/products/facets?") + json;
            long page = row("as a page, with its filters", api, "/fr/pieces?");
            System.out.printf(
                    Locale.ROOT,
                    "%nThe page costs %.2f times the list, %.2f times list and facets together (aimed at: 2).%n",
                    (double) page / json,
                    (double) page / both);
        }
        try (var api = shop.api(true, List.of("-Xmx384m"))) {
            new Lighthouse("http://127.0.0.1:" + api.port(), shop.owner()).print();
        }
    }

    /** What one request costs the API. */
    private long row(String name, Server api, String path) {
        ask(api, path, WARM_UP);
        var meter = new CpuMeter(api.process().pid(), shop.postgresPid());
        ask(api, path, requests);
        var used = meter.used();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d |%n",
                name,
                used.service() / requests,
                used.postgres() / requests);
        return used.service() / requests;
    }

    /** Prices vary, so that nothing is asked for twice in a row. */
    private void ask(Server api, String path, int times) {
        for (int i = 0; i < times; i++) {
            var uri =
                    URI.create(
                            "http://127.0.0.1:%d%sminPrice=%d".formatted(api.port(), path, i % 40));
            var request =
                    HttpRequest.newBuilder(uri)
                            .header("Accept", "text/html,application/json")
                            .header("Accept-Encoding", "br")
                            .build();
            try {
                var answer = http.send(request, BodyHandlers.discarding());
                if (answer.statusCode() != 200) {
                    throw new CannotRun(uri + " answered " + answer.statusCode());
                }
            } catch (IOException e) {
                throw new CannotRun("the API does not answer: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotRun("interrupted", e);
            }
        }
    }
}
