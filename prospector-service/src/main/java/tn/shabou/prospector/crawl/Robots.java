package tn.shabou.prospector.crawl;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What sites allow, by RFC 9309, and stricter where it lets us choose: a site that shuts its
 * robots.txt away (401, 403) is taken to mean all of itself, and one that cannot answer is left
 * alone until it can.
 */
@ApplicationScoped
class Robots {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration LIFE_OF_FAILURE = Duration.ofMinutes(10);
    private static final int MOST_SITES = 10_000;

    private final Fetcher fetcher;
    private final CrawlConfig config;
    private final Clock clock;
    private final Map<String, Known> sites = new ConcurrentHashMap<>();

    Robots(Fetcher fetcher, CrawlConfig config, Clock clock) {
        this.fetcher = fetcher;
        this.config = config;
        this.clock = clock;
    }

    /** Whether a page may be fetched. Kept with each page, as evidence. */
    enum Verdict {
        ALLOWED,
        DISALLOWED,
        /** robots.txt could not be had, so nothing may. */
        UNREACHABLE
    }

    /**
     * @param crawlDelay what the site asks for, zero when it does not
     * @param sitemaps addresses that the site names, as they stand there
     */
    record Permission(Verdict verdict, Duration crawlDelay, List<String> sitemaps) {

        static Permission plain(Verdict verdict) {
            return new Permission(verdict, Duration.ZERO, List.of());
        }
    }

    private sealed interface Rules {
        record Stated(RobotsRules rules) implements Rules {}

        record AllAllowed() implements Rules {}

        record NoneAllowed() implements Rules {}

        record Unreachable() implements Rules {}
    }

    private record Known(Uni<Rules> rules, Instant since) {}

    Uni<Permission> permission(URI url) {
        return rules(url).map(rules -> permission(rules, url));
    }

    private Uni<Rules> rules(URI url) {
        var site = url.getScheme() + "://" + url.getRawAuthority();
        var now = clock.instant();
        if (sites.size() > MOST_SITES) {
            sites.clear();
        }
        return sites.compute(
                        site,
                        (_, known) ->
                                known != null
                                                && now.isBefore(
                                                        known.since().plus(config.robotsLifetime()))
                                        ? known
                                        : new Known(fetched(site), now))
                .rules();
    }

    private Uni<Rules> fetched(String site) {
        return get(URI.create(site + "/robots.txt"), 0)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(response -> rules(response))
                .onFailure(Unfetchable.class)
                .recoverWithItem(_ -> new Rules.Unreachable())
                .invoke(rules -> forgetSoon(site, rules))
                .memoize()
                .indefinitely();
    }

    /** A site that was away may be back long before a day has passed. */
    private void forgetSoon(String site, Rules rules) {
        if (rules instanceof Rules.Unreachable) {
            var asIfOld = clock.instant().minus(config.robotsLifetime()).plus(LIFE_OF_FAILURE);
            sites.computeIfPresent(site, (_, known) -> new Known(known.rules(), asIfOld));
        }
    }

    private Uni<Response> get(URI url, int redirects) {
        return fetcher.get(url, Wanted.ROBOTS)
                .chain(response ->
                        response.isRedirect() && redirects < MOST_REDIRECTS
                                ? get(response.location().orElseThrow(), redirects + 1)
                                : Uni.createFrom().item(response));
    }

    private Rules rules(Response response) {
        return switch (response.status()) {
            case 200 ->
                    new Rules.Stated(
                            RobotsRules.parse(response.body().getBytes(), config.product()));
            case 401, 403 -> new Rules.NoneAllowed();
            default -> new Rules.AllAllowed();
        };
    }

    private Permission permission(Rules rules, URI url) {
        return switch (rules) {
            case Rules.AllAllowed _ -> Permission.plain(Verdict.ALLOWED);
            case Rules.NoneAllowed _ -> Permission.plain(Verdict.DISALLOWED);
            case Rules.Unreachable _ -> Permission.plain(Verdict.UNREACHABLE);
            case Rules.Stated(var stated) ->
                    new Permission(
                            stated.allows(url) ? Verdict.ALLOWED : Verdict.DISALLOWED,
                            stated.crawlDelay(),
                            stated.sitemaps());
        };
    }
}
