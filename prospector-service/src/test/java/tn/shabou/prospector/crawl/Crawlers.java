package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.testing.ShabouServers;

/** Crawlers as the service has them, without the service. */
final class Crawlers {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Vertx VERTX = Vertx.vertx();

    private Crawlers() {}

    /** Of pages on the loopback, with hardly a pause, and these settings. */
    static Crawler crawler(Map<String, String> settings) {
        var keys =
                new HashMap<>(
                        Map.of(
                                "allow-loopback", "true",
                                "loopback-delay", "1MS",
                                "retry-pause", "10MS"));
        keys.putAll(settings);
        var config = CrawlSettings.of(keys);
        var clock = Clock.systemUTC();
        var fetcher = new Fetcher(new VettedAddresses(config), config, clock, VERTX.getDelegate());
        return new Crawler(
                new Robots(fetcher, config, clock),
                new Politeness(VERTX, ShabouServers.redis().url(), config, clock),
                fetcher,
                config,
                clock);
    }

    /** What comes of a page that nobody has kept. */
    static Outcome visit(URI url, Map<String, String> settings) {
        return crawler(settings)
                .visit(url.toString(), Validators.NONE, Crawlers::forget)
                .await()
                .atMost(PATIENCE)
                .outcome();
    }

    static Uni<Void> forget(Visit visit) {
        return Uni.createFrom().voidItem();
    }

    static String text(Answered answer) {
        return answer.body().toString(StandardCharsets.UTF_8);
    }
}
