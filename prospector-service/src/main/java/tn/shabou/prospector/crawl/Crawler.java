package tn.shabou.prospector.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import tn.shabou.prospector.crawl.Robots.Permission;
import tn.shabou.prospector.crawl.Robots.Verdict;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Refused;

/**
 * Visits pages: asks robots.txt, waits for the turn of the host, follows redirects within the site,
 * and tries again what may be mended by time.
 */
@ApplicationScoped
public class Crawler {

    private final Robots robots;
    private final Politeness politeness;
    private final Fetcher fetcher;
    private final CrawlConfig config;
    private final Clock clock;

    Crawler(
            Robots robots,
            Politeness politeness,
            Fetcher fetcher,
            CrawlConfig config,
            Clock clock) {
        this.robots = robots;
        this.politeness = politeness;
        this.fetcher = fetcher;
        this.config = config;
        this.clock = clock;
    }

    /** Never fails for reasons of the page or its server: those are outcomes. */
    public Uni<Visit> visit(URI url) {
        return Uni.createFrom().deferred(() -> visit(url, clock.instant()));
    }

    private Uni<Visit> visit(URI url, Instant since) {
        return robots.permission(url)
                .chain(permission ->
                        attempt(url, permission, 1)
                                .map(outcome -> visit(outcome, permission.verdict(), since)));
    }

    private Visit visit(Outcome outcome, Verdict verdict, Instant since) {
        var now = clock.instant();
        return new Visit(outcome, verdict, now, Duration.between(since, now));
    }

    private Uni<Outcome> attempt(URI url, Permission permission, int number) {
        return follow(url, permission, 0)
                .onFailure(Unfetchable.ForNow.class)
                .recoverWithUni(e -> again(url, permission, number, e))
                .onFailure(Unfetchable.class)
                .recoverWithItem(e -> new Failed(Objects.requireNonNullElse(e.getMessage(), "")));
    }

    private Uni<Outcome> again(
            URI url, Permission permission, int number, Unfetchable.ForNow failure) {
        if (number >= config.attempts()
                || failure.retryAfter().compareTo(config.longestRetryAfter()) > 0) {
            return Uni.createFrom().failure(failure);
        }
        var pause = config.retryPause().multipliedBy(1L << (number - 1));
        var longer = failure.retryAfter().compareTo(pause) > 0 ? failure.retryAfter() : pause;
        // The whole host rests: what is too much for one page is too much for the next.
        return politeness.rest(url, longer).chain(() -> attempt(url, permission, number + 1));
    }

    private Uni<Outcome> follow(URI url, Permission permission, int redirects) {
        return switch (permission.verdict()) {
            case DISALLOWED -> Uni.createFrom().item(new Refused());
            case UNREACHABLE -> Uni.createFrom().item(new Failed("robots.txt could not be had"));
            case ALLOWED ->
                    politeness
                            .turn(url, permission.crawlDelay())
                            .chain(() -> fetcher.get(url, Wanted.PAGE))
                            .chain(response -> taken(response, redirects));
        };
    }

    private Uni<Outcome> taken(Response response, int redirects) {
        if (!response.isRedirect()) {
            return Uni.createFrom()
                    .item(new Answered(response.status(), response.contentType(), response.body()));
        }
        var target = response.location().orElseThrow();
        if (redirects >= config.redirects()) {
            return Uni.createFrom().failure(new Unfetchable("too many redirects"));
        }
        if (!sameSite(response.url(), target)) {
            return Uni.createFrom().failure(new Unfetchable("redirected to another site"));
        }
        return robots.permission(target)
                .chain(permission -> follow(target, permission, redirects + 1));
    }

    /** One registrable domain; or one address and port where there is no domain. */
    static boolean sameSite(URI one, URI other) {
        return one.getHost() != null && other.getHost() != null && site(one).equals(site(other));
    }

    /** What names the site that a URL belongs to: {@code shop.tn} for {@code www.shop.tn}. */
    public static String site(URI url) {
        var host = Objects.requireNonNullElse(url.getHost(), "");
        var domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        return domain == null ? Objects.requireNonNullElse(url.getRawAuthority(), host) : domain;
    }
}
