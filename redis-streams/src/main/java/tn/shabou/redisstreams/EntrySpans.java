package tn.shabou.redisstreams;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.util.concurrent.CompletionStage;

/**
 * A span of OpenTelemetry for each delivery, as a child of the span that the entry names. Where
 * nobody traces, the span is that of the entry itself and costs next to nothing.
 */
final class EntrySpans {

    private final Tracer tracer;
    private final String group;

    EntrySpans(OpenTelemetry telemetry, String group) {
        this.tracer = telemetry.getTracer("tn.shabou.redis-streams");
        this.group = group;
    }

    Span begin(StreamEntry entry) {
        return tracer.spanBuilder(entry.stream() + " process")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Traceparent.context(entry))
                .setAttribute("messaging.system", "redis")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", entry.stream())
                .setAttribute("messaging.consumer.group.name", group)
                .setAttribute("messaging.message.id", entry.id())
                .setAttribute("messaging.redis.attempt", entry.attempt())
                .startSpan();
    }

    /** Makes it the current span where the message is worked on. */
    static TracingMetadata metadata(Span span) {
        return TracingMetadata.withCurrent(Context.root().with(span));
    }

    /** The span ends when Redis was told, or could not be. */
    static CompletionStage<Void> end(Span span, CompletionStage<Void> settled) {
        return settled.whenComplete((_, _) -> span.end());
    }

    /** The same for work that came to nothing. */
    static CompletionStage<Void> fail(Span span, Throwable reason, CompletionStage<Void> settled) {
        span.setStatus(StatusCode.ERROR).recordException(reason);
        return end(span, settled);
    }
}
