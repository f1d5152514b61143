package tn.shabou.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./shabou bench web}: what pages of the shop cost, how many people they hold, how
 * Lighthouse judges them, and what they look like.
 */
final class WebBench {

    private static final String HELP =
            """
            Usage: ./shabou bench web [--products N] [--seconds S] [--users U] [--no-lighthouse]
                                      [--only-lighthouse] [--screenshots DIR [--of PORT]] [--data DIR]

            Starts a PostgreSQL, a Redis and an API of its own on the loopback with N demo parts. Says
            what a list as a page costs in CPU time beside the same list and its facets as JSON, all
            compressed, without caches; what other pages cost; how U people fare who browse pages with
            2 s of thought between two of them; and how Lighthouse (npx lighthouse, with the system's
            Chromium) judges home, list and product. With --screenshots it only takes pictures of every
            page, in both languages, as a phone and a desk show them, light and dark.

              --products         in the catalogue (10000)
              --seconds          of each load (10)
              --users            who browse (500)
              --no-lighthouse    only the load
              --only-lighthouse  no load
              --screenshots      where pictures go; nothing else is done then
              --of               take them of what runs already at that port of the loopback, such as by
                                 ./shabou up, as the administrator that SHABOU_ADMIN_EMAIL and SHABOU_ADMIN_PASSWORD name
              --data             where catalogues are kept from run to run (.shabou-bench)

            Exit code 0 when all was measured, whatever the figures.
            """;

    /** A browser of today takes Brotli. */
    private static final String ENCODING = "br";

    private static final int CONNECTIONS = 10;
    private static final int SEED = 1;

    private final Shop shop;
    private final BenchOptions options;
    private final PageRequests pages;

    private WebBench(Shop shop, BenchOptions options) {
        this.shop = shop;
        this.options = options;
        this.pages = new PageRequests(new Requests(Sample.of(shop.owner(), SEED), SEED));
    }

    static void run(List<String> words) throws IOException {
        var order =
                Order.of(
                        words,
                        HELP,
                        Set.of("no-lighthouse", "only-lighthouse"),
                        Map.of(
                                "products", "10000",
                                "seconds", "10",
                                "users", "500",
                                "screenshots", "",
                                "of", ""));
        if (order.isPresent()) {
            measure(order.get());
        }
    }

    private static void measure(Order order) throws IOException {
        var options =
                BenchOptions.of(
                        order,
                        "web.json",
                        order.number("products", 1000, 10_000_000),
                        CONNECTIONS,
                        order.number("users", 1, 5000));
        var screenshots = order.text("screenshots");
        if (!screenshots.isEmpty() && !order.text("of").isEmpty()) {
            pictures(order.number("of", 1, 65_535), Path.of(screenshots));
            return;
        }
        try (var shop = order.shop(options.products().getFirst())) {
            if (!screenshots.isEmpty()) {
                pictures(shop, options, Path.of(screenshots));
                return;
            }
            if (!order.has("only-lighthouse")) {
                var environment = order.environment();
                new WebBench(shop, options)
                        .measure(Machine.describe(environment.home(), environment.clock()));
            }
            if (!order.has("no-lighthouse")) {
                judge(shop, options);
            }
        }
    }

    private static Server api(Shop shop, BenchOptions options, boolean caches) {
        return shop.api(caches, options.jvm(options.products().getFirst()));
    }

    private static void pictures(Shop shop, BenchOptions options, Path folder) {
        try (var api = api(shop, options, true)) {
            var token = BackOffice.token(api.port(), Shop.ADMIN, shop.adminPassword());
            Screenshots.take("http://127.0.0.1:" + api.port(), token, folder);
        }
    }

    private static void pictures(int port, Path folder) {
        var email = System.getenv().getOrDefault("SHABOU_ADMIN_EMAIL", "");
        var password = System.getenv().getOrDefault("SHABOU_ADMIN_PASSWORD", "");
        var token = BackOffice.token(port, email, password);
        Screenshots.take("http://127.0.0.1:" + port, token, folder);
    }

    private static void judge(Shop shop, BenchOptions options) {
        try (var api = api(shop, options, true)) {
            new Lighthouse("http://127.0.0.1:" + api.port(), shop.owner()).print();
        }
    }

    private void measure(Machine machine) {
        try (var api = api(shop, options, false)) {
            var size = measured(api);
            System.out.print(Report.of(new Figures(machine, options, List.of(), List.of(size))));
            compare(size.measurements());
        }
    }

    /** All are asked for before the first is measured: to compile a page takes longer than JSON. */
    private Figures.Size measured(Server api) {
        var trial = new Trial(List.of(api), shop, options, ENCODING);
        var routes = new ArrayList<>(pages.browsing());
        routes.addAll(List.of(pages.facetsAsJson(), pages.listAsJson()));
        trial.warmUp(routes);
        return new Figures.Size(
                options.products().getFirst(),
                false,
                trial.each(routes),
                trial.users(pages.browsing()),
                api.memory(),
                ProcFiles.familyMemory(shop.postgresPid()),
                -1);
    }

    private static void compare(List<Measurement> measurements) {
        double page = cost(measurements, Kind.LIST_PAGE);
        double list = cost(measurements, Kind.LIST);
        double both = list + cost(measurements, Kind.FACETS);
        System.out.printf(
                Locale.ROOT,
                "The page costs the service %.2f times what list and facets cost as JSON, %.2f times the list alone (aimed at: 2).%n",
                page / both,
                page / list);
    }

    private static double cost(List<Measurement> measurements, Kind kind) {
        return measurements.stream()
                .filter(one -> one.kind() == kind && one.model().equals("closed"))
                .mapToDouble(Measurement::serviceMicros)
                .findFirst()
                .orElseThrow();
    }
}
