package tn.shabou.prospector.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tn.shabou.prospector.crawl.Robots.Permission;
import tn.shabou.prospector.crawl.Robots.Verdict;
import tn.shabou.prospector.crawl.Visit.Outcome;
import tn.shabou.prospector.crawl.Visit.Outcome.Answered;
import tn.shabou.prospector.crawl.Visit.Outcome.Failed;
import tn.shabou.prospector.crawl.Visit.Outcome.Refused;
import tn.shabou.prospector.crawl.Visit.Outcome.Unchanged;

/**
 * Visits pages: asks robots.txt, waits for the turn of the host, follows redirects within the site,
 * and tries again what may be mended by time.
 */
@ApplicationScoped
public class Crawler {

    private static final int MOST_SITEMAPS = 5;

    private final Robots robots;
    private final Politeness politeness;
    private final Fetcher fetcher;
    private final CrawlConfig config;
    private final Clock clock;
    private final Gate bodies;

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
        this.bodies = new Gate(config.bodiesInWork());
    }

    /** The list of public suffixes is long: it is read before any page waits for it. */
    @Startup(1)
    void readSuffixes() {
        EffectiveTldFinder.getInstance();
    }

    /**
     * Visits a page and keeps what came of it. Never fails for reasons of the page or its server:
     * those are outcomes.
     *
     * @param known of the page as it was kept before; then it may be unchanged
     * @param keeper called once for each visit; large bodies are in memory only until it is done
     */
    public Uni<Visit> visit(String url, Validators known, Function<Visit, Uni<Void>> keeper) {
        return Uni.createFrom()
                .deferred(() -> {
                    var errand = new Errand(Verdict.UNREACHABLE, known, clock.instant(), keeper);
                    return webAddress(url)
                            .map(address -> visit(errand, address))
                            .orElseGet(() -> end(errand, new Failed("not a web address")));
                });
    }

    /** The sitemaps that the site of a page names, within that site; none when it names none. */
    public Uni<List<String>> sitemaps(String page) {
        return webAddress(page)
                .map(url ->
                        robots.permission(url)
                                .map(permission ->
                                        permission.sitemaps().stream()
                                                .flatMap(text -> webAddress(text).stream())
                                                .filter(sitemap -> sameSite(url, sitemap))
                                                .limit(MOST_SITEMAPS)
                                                .map(URI::toString)
                                                .toList()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** A visit under way. */
    private record Errand(
            Verdict verdict, Validators known, Instant since, Function<Visit, Uni<Void>> keeper) {

        Errand under(Permission permission) {
            return new Errand(permission.verdict(), known, since, keeper);
        }
    }

    /** Where a request led. */
    private sealed interface Step {
        record Arrived(Visit visit) implements Step {}

        record Sent(URI from, URI target) implements Step {}
    }

    private Uni<Visit> visit(Errand errand, URI url) {
        return robots.permission(url)
                .chain(permission -> attempt(errand.under(permission), url, permission, 1));
    }

    private Uni<Visit> end(Errand errand, Outcome outcome) {
        var now = clock.instant();
        var took = Duration.between(errand.since(), now);
        var visit = new Visit(outcome, errand.verdict(), now, took);
        return errand.keeper().apply(visit).replaceWith(visit);
    }

    private Uni<Visit> attempt(Errand errand, URI url, Permission permission, int number) {
        return follow(errand, url, permission, 0)
                .onFailure(Unfetchable.ForNow.class)
                .recoverWithUni(e -> again(errand, url, permission, number, e))
                .onFailure(Unfetchable.class)
                .recoverWithUni(e ->
                        end(errand, new Failed(Objects.requireNonNullElse(e.getMessage(), ""))));
    }

    private Uni<Visit> again(
            Errand errand, URI url, Permission permission, int number, Unfetchable.ForNow failure) {
        if (number >= config.attempts()
                || failure.retryAfter().compareTo(config.longestRetryAfter()) > 0) {
            return Uni.createFrom().failure(failure);
        }
        var pause = config.retryPause().multipliedBy(1L << (number - 1));
        var longer = failure.retryAfter().compareTo(pause) > 0 ? failure.retryAfter() : pause;
        // The whole host rests: what is too much for one page is too much for the next.
        return politeness
                .rest(url, longer)
                .chain(() -> attempt(errand, url, permission, number + 1));
    }

    private Uni<Visit> follow(Errand errand, URI url, Permission permission, int redirects) {
        return switch (permission.verdict()) {
            case DISALLOWED -> end(errand, new Refused());
            case UNREACHABLE -> end(errand, new Failed("robots.txt could not be had"));
            case ALLOWED ->
                    politeness
                            .inTurn(
                                    url,
                                    permission.crawlDelay(),
                                    () -> bodies.through(() -> fetch(errand, url, redirects)),
                                    Crawler::isSound)
                            .chain(step -> next(errand, step, redirects));
        };
    }

    private Uni<Step> fetch(Errand errand, URI url, int redirects) {
        var known = redirects == 0 ? errand.known() : Validators.NONE;
        return fetcher.get(url, Wanted.at(url), known)
                .chain(response ->
                        response.isRedirect()
                                ? Uni.createFrom()
                                        .item(
                                                new Step.Sent(
                                                        response.url(),
                                                        response.location().orElseThrow()))
                                : end(errand, answer(response, known, redirects))
                                        .map(Step.Arrived::new));
    }

    private static Outcome answer(Response response, Validators known, int redirects) {
        return response.status() == 304 && known.kept() != null
                ? new Unchanged(known)
                : new Answered(
                        response.status(),
                        response.contentType(),
                        response.body(),
                        redirects == 0 ? response.validators() : Validators.NONE);
    }

    private static boolean isSound(Step step) {
        return step instanceof Step.Arrived(var visit)
                && (visit.outcome() instanceof Unchanged
                        || (visit.outcome() instanceof Answered answer && answer.status() == 200));
    }

    private Uni<Visit> next(Errand errand, Step step, int redirects) {
        return switch (step) {
            case Step.Arrived(var visit) -> Uni.createFrom().item(visit);
            case Step.Sent(var _, var _) when redirects >= config.redirects() ->
                    Uni.createFrom().failure(new Unfetchable("too many redirects"));
            case Step.Sent(var from, var target) when !sameSite(from, target) ->
                    Uni.createFrom().failure(new Unfetchable("redirected to another site"));
            case Step.Sent(var _, var target) ->
                    robots.permission(target)
                            .chain(permission -> follow(errand, target, permission, redirects + 1));
        };
    }

    private static Optional<URI> webAddress(String text) {
        try {
            var url = URI.create(text);
            var scheme = Objects.requireNonNullElse(url.getScheme(), "");
            boolean web = scheme.equals("http") || scheme.equals("https");
            return Optional.of(url).filter(_ -> web && url.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
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
