package tn.shabou.prospector.crawl;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tn.shabou.prospector.crawl.browser.Resources;

/**
 * What the scripts of a page may have: what robots.txt allows, from vetted addresses, within the
 * sizes and times of the crawl. Scripts are the same for many pages of a site, and are remembered
 * for a while.
 */
final class PageResources implements Resources {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 64;
    private static final int LARGEST_REMEMBERED = 1024 * 1024;
    private static final int MOST_REDIRECTS = 3;

    private final Robots robots;
    private final Fetcher fetcher;
    private final Map<URI, Resource> scripts =
            new LinkedHashMap<>(MOST_REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<URI, Resource> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    PageResources(Robots robots, Fetcher fetcher) {
        this.robots = robots;
        this.fetcher = fetcher;
    }

    @Override
    public Optional<Resource> get(URI url) {
        synchronized (scripts) {
            var known = scripts.get(url);
            if (known != null) {
                return Optional.of(known);
            }
        }
        try {
            var had = get(url, 0);
            had.filter(PageResources::isScript).ifPresent(script -> remember(url, script));
            return had;
        } catch (Unfetchable e) {
            return Optional.empty();
        }
    }

    private Optional<Resource> get(URI url, int redirects) {
        if (robots.permission(url).await().atMost(PATIENCE).verdict() != Robots.Verdict.ALLOWED) {
            return Optional.empty();
        }
        var response = fetcher.get(url, Wanted.RESOURCE).await().atMost(PATIENCE);
        if (response.isRedirect()) {
            return redirects < MOST_REDIRECTS
                    ? get(response.location().orElseThrow(), redirects + 1)
                    : Optional.empty();
        }
        return Optional.of(
                new Resource(
                        response.status(),
                        response.contentType(),
                        response.allowedOrigin(),
                        response.body().getBytes()));
    }

    private void remember(URI url, Resource script) {
        synchronized (scripts) {
            scripts.put(url, script);
        }
    }

    private static boolean isScript(Resource resource) {
        return resource.status() == 200
                && resource.body().length <= LARGEST_REMEMBERED
                && resource.contentType() != null
                && resource.contentType().contains("javascript");
    }
}
