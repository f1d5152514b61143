package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EntrySpansTest {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String CAUSE = "b7ad6b7169203331";
    private static final StreamEntry ENTRY =
            new StreamEntry(
                    "orders",
                    "billing",
                    "1-0",
                    2,
                    Map.of("traceparent", "00-" + TRACE_ID + "-" + CAUSE + "-01"));

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final EntrySpans spans =
            new EntrySpans(
                    OpenTelemetrySdk.builder()
                            .setTracerProvider(
                                    SdkTracerProvider.builder()
                                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                                            .build())
                            .build(),
                    "billing");

    @Test
    void aDeliveryIsASpanOfTheTraceThatItsEntryNames() {
        EntrySpans.end(spans.begin(ENTRY), CompletableFuture.completedFuture(null));

        var span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(span.getParentSpanId()).isEqualTo(CAUSE);
        assertThat(span.getName()).isEqualTo("orders process");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void workThatFailedSaysWhy() {
        EntrySpans.fail(
                spans.begin(ENTRY),
                new IllegalStateException("nothing to bill"),
                CompletableFuture.completedFuture(null));

        var span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getEvents().getFirst().getName()).isEqualTo("exception");
    }

    @Test
    void aSpanLastsUntilTheEntryIsSettled() {
        var settled = new CompletableFuture<Void>();
        EntrySpans.end(spans.begin(ENTRY), settled);

        assertThat(exported.getFinishedSpanItems()).isEmpty();
        settled.complete(null);
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void whereNobodyTracesAnAnswerBelongsToTheTraceOfItsQuestion() {
        var span = new EntrySpans(OpenTelemetry.noop(), "billing").begin(ENTRY);

        assertThat(Traceparent.of(span)).contains("00-" + TRACE_ID + "-" + CAUSE + "-01");
    }
}
