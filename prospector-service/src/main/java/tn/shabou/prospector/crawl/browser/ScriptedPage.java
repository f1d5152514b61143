package tn.shabou.prospector.crawl.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tn.shabou.prospector.crawl.browser.Resources.Resource;

/**
 * A page while its scripts run. The document is the one that we have; scripts and data are had for
 * it within its budget; pictures, frames, popups, downloads and other pages are not.
 */
final class ScriptedPage {

    private static final Set<String> HAD = Set.of("script", "xhr", "fetch");
    private static final Pattern ANY = Pattern.compile(".*");

    /** A page that looks for cookies loads itself again. */
    private static final int MOST_LOADS = 3;

    /** Runs beside the scripts of the page, which cannot change what it sees. */
    private static final String READ = "document.documentElement.outerHTML.slice(0, %d)";

    private final BrowserConfig config;
    private final int largest;
    private final URI url;
    private final String document;
    private final Resources resources;
    private int loads;
    private int requests;
    private long bytes;

    ScriptedPage(BrowserConfig config, int largest, URI url, String document, Resources resources) {
        this.config = config;
        this.largest = largest;
        this.url = url;
        this.document = document;
        this.resources = resources;
    }

    Rendering run(BrowserContext context) {
        context.setDefaultTimeout(config.pageTime().toMillis());
        context.route(ANY, this::answer);
        context.routeWebSocket(ANY, WebSocketRoute::close);
        var page = context.newPage();
        context.onPage(Page::close);
        page.onDialog(Dialog::dismiss);
        page.navigate(
                url.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        settle(page);
        var html = read(context, page);
        return html.length() > largest
                ? new Rendering.Failed("too large once rendered")
                : new Rendering.Done(html);
    }

    private void settle(Page page) {
        try {
            page.waitForLoadState(
                    LoadState.NETWORKIDLE,
                    new Page.WaitForLoadStateOptions().setTimeout(config.settleTime().toMillis()));
        } catch (TimeoutError _) {
            // It never rests: what it shows by now has to do.
        }
    }

    private String read(BrowserContext context, Page page) {
        var session = context.newCDPSession(page);
        var frame =
                session.send("Page.getFrameTree")
                        .getAsJsonObject("frameTree")
                        .getAsJsonObject("frame")
                        .get("id");
        var world = new JsonObject();
        world.add("frameId", frame);
        var reading = new JsonObject();
        reading.add(
                "contextId",
                session.send("Page.createIsolatedWorld", world).get("executionContextId"));
        reading.addProperty("expression", READ.formatted(largest + 1L));
        return session.send("Runtime.evaluate", reading)
                .getAsJsonObject("result")
                .get("value")
                .getAsString();
    }

    private void answer(Route route) {
        var request = route.request();
        if (request.isNavigationRequest()) {
            if (isOurs(request.url()) && ++loads <= MOST_LOADS) {
                route.fulfill(
                        new Route.FulfillOptions()
                                .setStatus(200)
                                .setContentType("text/html; charset=utf-8")
                                .setBody(document));
            } else {
                // As if the user had stopped it: no page of an error takes the place of ours.
                route.abort("aborted");
            }
        } else if (request.resourceType().equals("stylesheet")) {
            // Loaders wait for it; how it looks is nothing to us.
            route.fulfill(
                    new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("text/css")
                            .setBody(""));
        } else if (request.method().equals("GET") && HAD.contains(request.resourceType())) {
            get(request.url()).ifPresentOrElse(had -> fulfill(route, had), route::abort);
        } else {
            route.abort();
        }
    }

    private boolean isOurs(String address) {
        return address.replaceFirst("#.*", "").equals(url.toString());
    }

    private Optional<Resource> get(String address) {
        if (++requests > config.requestsPerPage() || bytes > config.bytesPerPage()) {
            return Optional.empty();
        }
        try {
            var had = resources.get(URI.create(address.replaceFirst("#.*", "")));
            bytes += had.map(resource -> resource.body().length).orElse(0);
            return had;
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void fulfill(Route route, Resource resource) {
        var headers = new HashMap<String, String>();
        if (resource.contentType() != null) {
            headers.put("content-type", resource.contentType());
        }
        if (resource.allowedOrigin() != null) {
            headers.put("access-control-allow-origin", resource.allowedOrigin());
        }
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(resource.status())
                        .setHeaders(headers)
                        .setBodyBytes(resource.body()));
    }
}
