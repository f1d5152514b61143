package tn.shabou.api.storefront;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import tn.shabou.api.http.Language;
import tn.shabou.api.http.ProblemBody;
import tn.shabou.api.pages.PageHead;
import tn.shabou.api.pages.Rendering;

/** Tells people who wanted a page what went wrong, and where to go on; programs get the problem. */
class ErrorPages {

    private static final int NOT_FOUND = 404;
    private static final int OUR_FAULT = 500;

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(
                PageHead head, ProblemBody problem, boolean lost, boolean ours);
    }

    @ServerResponseFilter
    public Uni<Void> show(ContainerResponseContext response, RoutingContext request) {
        if (!(response.getEntity() instanceof ProblemBody problem) || !wantsPage(request)) {
            return Uni.createFrom().voidItem();
        }
        var language = language(request);
        boolean lost = problem.status() == NOT_FOUND;
        boolean ours = problem.status() >= OUR_FAULT;
        var said = Said.house(language);
        var title = lost ? said.lostTitle() : ours ? said.errorTitle() : said.badTitle();
        var head = new PageHead(language, title, "", "", "", false, Optional.empty());
        return Rendering.html(language, Templates.error(head, problem, lost, ours))
                .invoke(html -> {
                    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Rendering.HTML);
                    response.setEntity(html);
                })
                .replaceWithVoid();
    }

    private static boolean wantsPage(RoutingContext request) {
        var accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        var path = request.normalizedPath();
        return accepted != null
                && accepted.contains("text/html")
                && Stream.of("/api/", "/q/", "/media/", "/static/", "/admin")
                        .noneMatch(path::startsWith);
    }

    private static Language language(RoutingContext request) {
        var path = request.normalizedPath();
        return path.startsWith("/fr/") || path.startsWith("/ar/")
                ? Language.of(path.substring(1, 3))
                : Language.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
