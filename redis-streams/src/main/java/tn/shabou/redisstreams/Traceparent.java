package tn.shabou.redisstreams;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which W3C Trace Context carries a trace: {@code 00-<trace id>-<span id>-01}. */
public final class Traceparent {

    private static final Pattern FORMAT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final TextMapGetter<Map<String, String>> FIELDS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Map<String, String> fields) {
                    return fields.keySet();
                }

                @Override
                public @Nullable String get(@Nullable Map<String, String> fields, String key) {
                    return fields == null ? null : fields.get(key);
                }
            };

    private Traceparent() {}

    /** Of the span that is worked on; empty where there is none. */
    public static Optional<String> current() {
        return of(Span.current());
    }

    static Optional<String> of(Span span) {
        return Optional.of(span.getSpanContext())
                .filter(SpanContext::isValid)
                .map(Traceparent::header);
    }

    private static String header(SpanContext span) {
        return "00-%s-%s-%s"
                .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    /** What an entry belongs to, as OpenTelemetry has it. */
    static Context context(StreamEntry entry) {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), entry.fields(), FIELDS);
    }

    static String random() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-%s%s-%s-01"
                .formatted(
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong()),
                        hex.toHexDigits(random.nextLong()));
    }

    static Optional<String> traceId(String traceparent) {
        var match = FORMAT.matcher(traceparent);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
