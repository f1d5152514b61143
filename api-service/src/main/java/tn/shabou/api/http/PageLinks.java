package tn.shabou.api.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says in the header of every page where the first and the next page are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288: Web Linking</a>
 */
class PageLinks {

    private static final int BEFORE_ANSWERS_ARE_KEPT = Priorities.USER + 100;

    @ServerResponseFilter(priority = BEFORE_ANSWERS_ARE_KEPT)
    public void add(ContainerResponseContext response, RoutingContext request) {
        if (response.getEntity() instanceof Paged page) {
            var uri = request.request().uri();
            var first = "<" + uri(uri, "") + ">; rel=\"first\"";
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LINK,
                            page.nextCursor()
                                    .map(cursor ->
                                            first + ", <" + uri(uri, cursor) + ">; rel=\"next\"")
                                    .orElse(first));
        }
    }

    /** The same list from that cursor on; from the beginning when it is empty. */
    private static String uri(String uri, String cursor) {
        int mark = uri.indexOf('?');
        var path = mark < 0 ? uri : uri.substring(0, mark);
        // A raw ">" would end the link before its end.
        var query = new StringBuilder();
        if (mark >= 0) {
            for (var parameter : uri.substring(mark + 1).split("&")) {
                if (!parameter.isEmpty() && !parameter.startsWith("cursor=")) {
                    query.append(query.isEmpty() ? '?' : '&').append(parameter);
                }
            }
        }
        if (!cursor.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append("cursor=").append(cursor);
        }
        return (path + query).replace(">", "%3E");
    }
}
