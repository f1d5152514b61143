package tn.shabou.prospector.crawl;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import tn.shabou.prospector.crawl.Robots.Verdict;
import tn.shabou.prospector.crawl.browser.BrowserConfig;
import tn.shabou.prospector.crawl.browser.Browsers;
import tn.shabou.prospector.crawl.browser.Rendering;

/**
 * Pages that show nothing until their scripts have run: whether to run them, and what comes of it.
 * A page is rendered from the very bytes that its site sent, in the turn of its host.
 */
@ApplicationScoped
public class ScriptedPages {

    private final Robots robots;
    private final Politeness politeness;
    private final SiteRenderings sites;
    private final Browsers browsers;
    private final PageResources resources;

    ScriptedPages(
            Robots robots,
            Politeness politeness,
            Fetcher fetcher,
            SiteRenderings sites,
            CrawlConfig config,
            BrowserConfig browser) {
        this.robots = robots;
        this.politeness = politeness;
        this.sites = sites;
        this.browsers = new Browsers(browser, config.userAgent(), config.largestPage());
        this.resources = new PageResources(robots, fetcher);
    }

    void end(@Observes ShutdownEvent end) {
        browsers.close();
    }

    /** Whether pages are rendered, by what, or why not. */
    public String state() {
        return browsers.state();
    }

    /** Whether a page that told nothing, but shows the signs, is worth to be rendered. */
    public Uni<Boolean> isWorthWhile(String page) {
        return browsers.areAvailable()
                ? sites.isWorthWhile(URI.create(page))
                : Uni.createFrom().item(false);
    }

    /**
     * Never fails for reasons of the page. Called for no more pages at a time than there are
     * browsers.
     */
    public Uni<Rendering> render(String page, String document) {
        var url = URI.create(page);
        return robots.permission(url)
                .chain(permission ->
                        permission.verdict() == Verdict.ALLOWED
                                ? politeness.inTurn(
                                        url,
                                        permission.crawlDelay(),
                                        () -> browsers.render(url, document, resources),
                                        Rendering.Done.class::isInstance)
                                : Uni.createFrom()
                                        .item(
                                                new Rendering.Failed(
                                                        "robots.txt does not allow it")));
    }

    /**
     * What was read from a page teaches which pages to render.
     *
     * @param rendered whether its scripts had run, or could not
     * @param tells whether it told what it sells, or how to reach who sells it
     */
    public Uni<Void> learn(String page, boolean rendered, boolean tells) {
        if (rendered) {
            return sites.learn(URI.create(page), tells);
        }
        return tells ? sites.unlearn(URI.create(page)) : Uni.createFrom().voidItem();
    }
}
