package tn.shabou.api.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives each request a trace id: the caller's, if it sends a W3C {@code traceparent}, else a new
 * one.
 */
@ApplicationScoped
public class RequestTrace {

    private static final String KEY = "traceId";
    private static final String HEADER = "Trace-Id";
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int BEFORE_ALL_ELSE = 1000;

    void install(@Observes Filters filters) {
        filters.register(RequestTrace::begin, BEFORE_ALL_ELSE);
    }

    /** The trace id of this request: 32 hexadecimal digits. */
    public static String of(RoutingContext request) {
        String id = request.get(KEY);
        return id == null ? begin(request, newId()) : id;
    }

    private static void begin(RoutingContext request) {
        var caller =
                TRACEPARENT.matcher(String.valueOf(request.request().getHeader("traceparent")));
        var id = begin(request, caller.matches() ? caller.group(1) : newId());
        MDC.put(KEY, id);
        request.next();
    }

    private static String begin(RoutingContext request, String id) {
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        return id;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
