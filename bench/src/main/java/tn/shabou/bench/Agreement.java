package tn.shabou.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tn.shabou.local.process.CannotRun;

/** Whether several processes of the API answer as one. */
final class Agreement {

    private static final int PAGES = 20;
    private static final int ANSWERS_OF_A_KIND = 100;
    private static final int SIGN_INS = 12;
    private static final int CHANGES = 20;
    private static final long PATIENCE = 30_000_000_000L;

    private final List<Server> servers;
    private final List<Probe> probes;
    private final Shop shop;
    private final Sample sample;
    private final Requests requests;

    /**
     * @param servers whose limits are on
     */
    Agreement(List<Server> servers, Shop shop, Sample sample, Requests requests) {
        this.servers = List.copyOf(servers);
        this.probes = servers.stream().map(server -> new Probe(server.port())).toList();
        this.shop = shop;
        this.sample = sample;
        this.requests = requests;
    }

    void print() {
        ScaleBench.print("%nWhat one of %d processes says that another does not:%n", probes.size());
        answers();
        lists();
        var office = BackOffice.signIn(servers.getFirst().port(), Shop.ADMIN, shop.adminPassword());
        signIns();
        prices(office);
    }

    private void answers() {
        var paths =
                requests.browsing(false).stream()
                        .flatMap(route -> route.paths().stream().limit(ANSWERS_OF_A_KIND))
                        .toList();
        long differ = paths.stream().filter(this::differs).count();
        ScaleBench.print(
                "- %d lists, product pages and searches: %d were not the same bytes from all.",
                paths.size(), differ);
    }

    private boolean differs(String path) {
        var bodies = probes.stream().map(probe -> probe.get(path).body()).distinct().toList();
        if (bodies.size() > 1) {
            Bench.say("Answers to " + path + " differ");
        }
        return bodies.size() > 1;
    }

    /** Each page is asked of another process than the one before. */
    private void lists() {
        long differ =
                Requests.SORTS.stream()
                        .filter(sort ->
                                !walk(sort, _ -> probes.getFirst())
                                        .equals(
                                                walk(
                                                        sort,
                                                        page -> probes.get(page % probes.size()))))
                        .count();
        ScaleBench.print(
                "- %d orders of the list, %d pages of each, every page from the next process: %d were not as from one.",
                Requests.SORTS.size(), PAGES, differ);
    }

    private List<String> walk(String sort, IntFunction<Probe> whom) {
        var order = "/api/products?limit=20" + (sort.isEmpty() ? "" : "&sort=" + sort);
        var slugs = new ArrayList<String>();
        var path = order;
        for (int page = 0; page < PAGES; page++) {
            var answer = whom.apply(page).json(path);
            answer.path("data").forEach(part -> slugs.add(part.path("slug").asText()));
            var next = answer.path("nextCursor").asText();
            path = order + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return slugs;
    }

    /** After one that was granted, by nobody we know, so that no account is locked. */
    private void signIns() {
        int counted = 1;
        for (int i = 1; i < SIGN_INS; i++) {
            int status =
                    BackOffice.attempt(
                            servers.get(i % servers.size()).port(), "nobody@shabou.local", "wrong");
            counted += status == 429 ? 0 : 1;
        }
        ScaleBench.print(
                "- %d attempts in a minute to sign in, at one process after the other: %d were looked at (5 are allowed).",
                SIGN_INS, counted);
    }

    /**
     * Changed at the first, looked for at each by a filter that its own copy of the catalogue
     * answers.
     */
    private void prices(BackOffice office) {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < CHANGES; i++) {
            var part = sample.parts().get(i);
            var amount = "%d.%03d".formatted(77_000 + i, i);
            office.price(part.id(), amount);
            long begin = System.nanoTime();
            probes.forEach(probe -> await(probe, part.slug(), amount));
            millis.add((System.nanoTime() - begin) / 1e6);
            office.price(part.id(), part.price().toPlainString());
        }
        millis.sort(null);
        ScaleBench.print(
                "- %d prices changed at one process: all list the part by it within %.0f ms (median), %.0f ms at most.",
                CHANGES, millis.get(CHANGES / 2), millis.getLast());
    }

    private static void await(Probe probe, String slug, String amount) {
        long end = System.nanoTime() + PATIENCE;
        var path = "/api/products?minPrice=%1$s&maxPrice=%1$s".formatted(amount);
        while (!probe.json(path).path("data").findValuesAsText("slug").contains(slug)) {
            if (System.nanoTime() > end) {
                throw new CannotRun("a process does not learn of a price that another changed");
            }
            Searching.pause(1);
        }
    }
}
