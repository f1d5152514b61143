package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.shabou.local.database.ServiceRole;
import tn.shabou.local.process.ChildProcess;
import tn.shabou.local.web.Host;
import tn.shabou.local.web.LoopbackWeb;
import tn.shabou.local.web.Manners;
import tn.shabou.local.web.Request;
import tn.shabou.local.web.SoldPart;

/**
 * Two workers crawl a web of {@value #HOSTS} shops, among them slow, broken, hostile and scripted
 * ones, and each is killed once on the way. What the shops sell is known in the end, once; and by
 * the shops' own logs nobody has asked for more, or faster, than they allow.
 */
class InterruptedCrawlTest {

    private static final int HOSTS = 60;
    private static final int PARTS = 92;
    private static final int PAGES_PER_SOURCE = 120;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration STOP = Duration.ofSeconds(20);

    /** Short, so that the test need not wait for what is patience in production. */
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("PROSPECTOR_CRON", "off"),
                    Map.entry("PROSPECTOR_RETENTION_CRON", "off"),
                    Map.entry("SHABOU_CRAWL_ALLOW_LOOPBACK", "true"),
                    Map.entry("SHABOU_PROSPECTOR_CRAWL_LOOPBACK_DELAY", PAUSE.toMillis() + "MS"),
                    Map.entry("SHABOU_PROSPECTOR_CRAWL_AUTO_THROTTLE", "false"),
                    Map.entry("SHABOU_PROSPECTOR_CRAWL_RETRY_PAUSE", "50MS"),
                    Map.entry("SHABOU_PROSPECTOR_CRAWL_TOTAL_TIMEOUT", "8S"),
                    Map.entry(
                            "SHABOU_PROSPECTOR_CRAWL_PAGES_PER_SOURCE",
                            Integer.toString(PAGES_PER_SOURCE)),
                    Map.entry("SHABOU_PROSPECTOR_BROWSER_SETTLE_TIME", "2S"),
                    Map.entry("SHABOU_RUN_REPUBLISH_AFTER", "20S"),
                    Map.entry("SHABOU_RUN_RECONCILE_EVERY", "2S"),
                    Map.entry("MP_MESSAGING_INCOMING_DISCOVER_CLAIM_MIN_IDLE", "3000"),
                    Map.entry("MP_MESSAGING_INCOMING_FETCH_CLAIM_MIN_IDLE", "3000"),
                    Map.entry("MP_MESSAGING_INCOMING_RENDER_CLAIM_MIN_IDLE", "3000"),
                    Map.entry("MP_MESSAGING_INCOMING_EXTRACT_CLAIM_MIN_IDLE", "3000"),
                    Map.entry("MP_MESSAGING_INCOMING_WRITE_CLAIM_MIN_IDLE", "3000"));

    @TempDir Path folder;

    @Test
    void everyReachableOfferIsKnownOnceAndNoShopWasAskedTooMuch() throws Exception {
        try (var web = LoopbackWeb.start(7, HOSTS, PARTS);
                var system = WholeSystem.start(folder)) {
            var workers = new ArrayList<ChildProcess>();
            try {
                workers.add(system.service(ServiceRole.PROSPECTOR, SETTINGS));
                workers.add(system.service(ServiceRole.PROSPECTOR, SETTINGS));
                var run = started(system, web);

                untilOffers(system, 1000);
                workers.getFirst().kill();
                workers.set(0, system.service(ServiceRole.PROSPECTOR, SETTINGS));
                untilOffers(system, 2200);
                workers.getLast().kill();
                assertThat(state(system, run)).startsWith("RUNNING");
                workers.set(1, system.service(ServiceRole.PROSPECTOR, SETTINGS));

                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> !state(system, run).startsWith("RUNNING"));
                assertThat(state(system, run)).isEqualTo("SUCCEEDED 0");
            } finally {
                workers.forEach(worker -> worker.stop(STOP));
            }
            everyOfferIsRight(system, web);
            assertThat(web.hosts().stream().mapToLong(host -> host.requests().size()).sum())
                    .isGreaterThan(5000);
            web.hosts().forEach(InterruptedCrawlTest::mannersWereKept);
        }
    }

    private static UUID started(WholeSystem system, LoopbackWeb web) {
        var sources =
                web.hosts().stream()
                        .map(host ->
                                "('COMPETITOR_SITE', 'Shop', '%s/', 'own')"
                                        .formatted(host.address()))
                        .collect(Collectors.joining(", "));
        var run = UUID.randomUUID();
        system.run(
                """
                INSERT INTO lead_source (kind, name, start_url, licence) VALUES %2$s;
                INSERT INTO agent_run (id, agent, origin, scheduled_for) VALUES ('%1$s', 'PROSPECTOR', 'SCHEDULE', now());
                INSERT INTO outbox (stream, schema, payload) VALUES ('shabou.prospector.discover', 'run-requested.v1',
                    '{"runId": "%1$s", "agent": "PROSPECTOR", "parameters": {}}');
                """
                        .formatted(run, sources));
        return run;
    }

    private static void untilOffers(WholeSystem system, int offers) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> system.count("SELECT count(*) FROM offer") >= offers);
    }

    private static String state(WholeSystem system, UUID run) {
        return system.text(
                "SELECT concat_ws(' ', CASE state WHEN 'QUEUED' THEN 'RUNNING' ELSE state END, tasks_failed, error) FROM agent_run WHERE id = '%s'"
                        .formatted(run));
    }

    private static void everyOfferIsRight(WholeSystem system, LoopbackWeb web) {
        var found = new HashMap<String, List<String>>();
        for (var line :
                system.rows(
                        "SELECT concat_ws('|', url, name, sku, amount, currency, availability) FROM offer")) {
            var host = line.substring(0, line.indexOf('/', 8));
            found.computeIfAbsent(host, _ -> new ArrayList<>()).add(line);
        }
        var missing = new ArrayList<String>();
        var unexpected = new ArrayList<String>();
        for (var host : web.hosts()) {
            var here = found.getOrDefault(host.address().toString(), List.of());
            var known = host.parts().stream().map(InterruptedCrawlTest::line).toList();
            assertThat(here).doesNotHaveDuplicates();
            here.stream()
                    .filter(line -> !known.contains(line))
                    .map(line -> host.manners() + " " + line)
                    .forEach(unexpected::add);
            if (host.manners() == Manners.HUGE) {
                assertThat(here).hasSizeBetween(PAGES_PER_SOURCE / 2, PAGES_PER_SOURCE);
            } else {
                known.stream()
                        .filter(line -> !here.contains(line))
                        .map(line -> host.manners() + " " + line)
                        .forEach(missing::add);
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(missing).isEmpty();
        assertThat(
                        system.count(
                                "SELECT count(*) FROM (SELECT offer_id FROM offer_price GROUP BY offer_id HAVING count(*) > 1) AS twice"))
                .isZero();
    }

    private static String line(SoldPart part) {
        return String.join(
                "|",
                part.url(),
                part.name(),
                part.sku(),
                part.amount(),
                part.currency(),
                part.inStock() ? "InStock" : "OutOfStock");
    }

    private static void mannersWereKept(Host host) {
        var requests = host.requests();
        assertThat(requests)
                .as("%s", host.manners())
                .noneMatch(request -> host.forbids(request.path()))
                .allSatisfy(request ->
                        assertThat(request.agent()).startsWith("ShabouProspector/1.0 (+https://"));
        assertThat(requests.stream().map(Request::path).distinct())
                .hasSizeLessThanOrEqualTo(PAGES_PER_SOURCE + 12);
        var pause = host.manners() == Manners.RESERVED ? Duration.ofMillis(60) : PAUSE;
        assertThat(pauses(requests))
                .as("pauses of %s, in ns", host.manners())
                .allSatisfy(ns ->
                        assertThat(ns).isGreaterThanOrEqualTo(pause.minusMillis(2).toNanos()));
    }

    /**
     * Between the end of a request and the beginning of the next, of all workers; negative where
     * they overlap.
     */
    private static List<Long> pauses(Collection<Request> requests) {
        var pages =
                requests.stream()
                        .filter(InterruptedCrawlTest::isPage)
                        .sorted(Comparator.comparingLong(Request::begun))
                        .toList();
        var pauses = new ArrayList<Long>();
        for (int i = 1; i < pages.size(); i++) {
            pauses.add(pages.get(i).begun() - pages.get(i - 1).answered());
        }
        return pauses;
    }

    /**
     * What scripts ask for belongs to the visit of their page; who drips notices late that we left.
     */
    private static boolean isPage(Request request) {
        return !request.path().equals("/robots.txt")
                && !request.path().equals("/app.js")
                && !request.path().startsWith("/data/");
    }
}
