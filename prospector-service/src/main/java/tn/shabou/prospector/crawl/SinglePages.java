package tn.shabou.prospector.crawl;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages that a person names, one by one, outside of any run: allowed by robots.txt, vetted
 * at each redirect, and within the limits of {@link CrawlConfig}. Pages of this very machine are
 * only had when they are named: no site leads there.
 */
public final class SinglePages implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final Map<Boolean, Robots> robots = new ConcurrentHashMap<>();
    private final Map<Boolean, Fetcher> fetchers = new ConcurrentHashMap<>();

    private SinglePages() {}

    public static SinglePages open() {
        return new SinglePages();
    }

    /** What came of a page. */
    public sealed interface Outcome {}

    /**
     * It was had.
     *
     * @param url where it was found after all redirects
     */
    public record Page(URI url, @Nullable String contentType, byte[] body) implements Outcome {}

    /** It was not, and why. */
    public record Refused(String reason) implements Outcome {}

    /** Waits for the answer, for two minutes at most. */
    public Outcome get(URI url) {
        boolean local = isLocal(url);
        var config = config(local);
        try {
            var fetcher = fetchers.computeIfAbsent(local, _ -> fetcher(config));
            var rules =
                    robots.computeIfAbsent(
                            local, _ -> new Robots(fetcher, config, Clock.systemUTC()));
            return get(url, config.redirects(), fetcher, rules);
        } catch (Unfetchable e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    private Outcome get(URI url, int redirects, Fetcher fetcher, Robots rules) {
        var permission = rules.permission(url).await().atMost(LONGEST);
        if (permission.verdict() != Robots.Verdict.ALLOWED) {
            return new Refused(
                    permission.verdict() == Robots.Verdict.DISALLOWED
                            ? "robots.txt does not allow it"
                            : "its robots.txt cannot be had, so nothing may be fetched");
        }
        var response = fetcher.get(url, Wanted.PAGE).await().atMost(LONGEST);
        if (response.isRedirect()) {
            return redirects == 0
                    ? new Refused("too many redirects")
                    : get(response.location().orElseThrow(), redirects - 1, fetcher, rules);
        }
        if (response.status() != 200) {
            return new Refused("status " + response.status());
        }
        return response.body().length() == 0
                ? new Refused("no web page: " + response.contentType())
                : new Page(url, response.contentType(), response.body().getBytes());
    }

    private Fetcher fetcher(CrawlConfig config) {
        return new Fetcher(new VettedAddresses(config), config, Clock.systemUTC(), vertx);
    }

    private static boolean isLocal(URI url) {
        try {
            return InetAddress.getByName(String.valueOf(url.getHost())).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static CrawlConfig config(boolean local) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(CrawlConfig.class)
                .withDefaultValue("shabou.prospector.crawl.allow-loopback", Boolean.toString(local))
                .build()
                .getConfigMapping(CrawlConfig.class);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
