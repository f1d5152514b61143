package tn.shabou.api.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import tn.shabou.api.http.ClientAddress;
import tn.shabou.api.http.HttpProblem;
import tn.shabou.api.http.Problem;
import tn.shabou.api.http.ProblemWriter;

/**
 * Counts the requests of each client, before anything answers them, a cache too. It tells clients
 * where they stand by the fields {@code RateLimit} and {@code RateLimit-Policy}
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
@ApplicationScoped
class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);

    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final int BEFORE_CORS_AND_CACHE = 500;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final LimitsConfig config;
    private final Quota quota;
    private final ClientAddress address;
    private final ProblemWriter problems;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final List<Prefix> prefixes;

    RateLimits(
            LimitsConfig config,
            Quota quota,
            ClientAddress address,
            ProblemWriter problems,
            MeterRegistry metrics,
            Clock clock) {
        this.config = config;
        this.quota = quota;
        this.address = address;
        this.problems = problems;
        this.metrics = metrics;
        this.clock = clock;
        this.prefixes =
                config.groups().entrySet().stream()
                        .map(entry -> new RouteGroup(entry.getKey(), entry.getValue()))
                        .flatMap(group ->
                                group.paths().stream().map(path -> new Prefix(path, group)))
                        .sorted(Comparator.comparingInt((Prefix prefix) -> -prefix.path.length()))
                        .toList();
    }

    private record Prefix(String path, RouteGroup group) {}

    /** A request, and whose it is. */
    private record Counted(
            RoutingContext http, RouteGroup group, String client, Allowance allowance) {}

    void install(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::check, BEFORE_CORS_AND_CACHE);
        }
    }

    private void check(RoutingContext http) {
        var group = group(http);
        if (group.isEmpty() || http.request().method() == HttpMethod.OPTIONS) {
            http.next();
            return;
        }
        var client = address.of(http);
        var allowance = group.get().of(client, clock.millis());
        decide(new Counted(http, group.get(), client, allowance));
    }

    private void decide(Counted request) {
        switch (request.group.take(request.allowance, clock.millis())) {
            case Allowance.Verdict.Admitted(var remaining, var millisToReset) -> {
                tell(request, remaining, millisToReset);
                request.http.next();
            }
            case Allowance.Verdict.Refused(var millisToWait) -> refuse(request, millisToWait);
            case Allowance.Verdict.Exhausted(var wanted) -> ask(request, wanted);
        }
    }

    /** Answers come back on any thread; the request goes on on its own. */
    private void ask(Counted request, int wanted) {
        Context own = Objects.requireNonNull(Vertx.currentContext());
        var group = request.group;
        quota.draw(group.name() + ":" + request.client, group.quota(), group.window(), wanted)
                .subscribe()
                .with(
                        draw ->
                                own.runOnContext(_ -> {
                                    request.allowance.add(draw, clock.millis());
                                    decide(request);
                                }),
                        failure -> own.runOnContext(_ -> withoutRedis(request, failure)));
    }

    private void withoutRedis(Counted request, Throwable failure) {
        LOG.warnf("cannot count requests of group %s: %s", request.group.name(), failure);
        if (!request.group.isOpenWithoutRedis()) {
            problems.refuse(
                    request.http,
                    new Problem(HttpProblem.UNAVAILABLE, "Try again in a moment.")
                            .retryAfter(RETRY));
            return;
        }
        var all = request.group.quota();
        request.allowance.add(
                new Quota.Draw(all, 0, request.group.window().toMillis(), 0), clock.millis());
        decide(request);
    }

    private void refuse(Counted request, long millisToWait) {
        metrics.counter("rate_limited_requests", "group", request.group.name()).increment();
        tell(request, 0, millisToWait);
        problems.refuse(
                request.http,
                new Problem(
                                HttpProblem.QUOTA_EXCEEDED,
                                "Wait as long as Retry-After says; RateLimit-Policy says what is allowed.")
                        .retryAfter(Duration.ofMillis(millisToWait)));
    }

    private static void tell(Counted request, int remaining, long millisToReset) {
        request.http
                .response()
                .headers()
                .set(POLICY, request.group.policy())
                .set(STATE, request.group.state(remaining, millisToReset));
    }

    private Optional<RouteGroup> group(RoutingContext http) {
        var path = plain(http.normalizedPath());
        for (var prefix : prefixes) {
            if (path.startsWith(prefix.path)) {
                return Optional.of(prefix.group);
            }
        }
        return Optional.empty();
    }

    /** Without the parameters of segments ({@code /login;x=y}), which routes do not look at. */
    private static String plain(String path) {
        return path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    }
}
