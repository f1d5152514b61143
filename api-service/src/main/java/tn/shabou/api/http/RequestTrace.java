package tn.shabou.api.http;

import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request a trace id: that of OpenTelemetry where it traces, else the caller's, if it
 * sends a W3C {@code traceparent}, else a new one.
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
        var span = Span.current().getSpanContext();
        var id =
                begin(
                        request,
                        span.isValid()
                                ? span.getTraceId()
                                : ofCaller(request.request().getHeader("traceparent")));
        MDC.put(KEY, id);
        request.next();
    }

    private static String ofCaller(@Nullable String traceparent) {
        if (traceparent == null) {
            return newId();
        }
        var caller = TRACEPARENT.matcher(traceparent);
        return caller.matches() ? caller.group(1) : newId();
    }

    private static String begin(RoutingContext request, String id) {
        request.put(KEY, id);
        request.response().putHeader(HEADER, id);
        return id;
    }

    private static String newId() {
        // Guards nothing, so it need not wait for a secure random number.
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
