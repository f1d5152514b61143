package tn.shabou.redisstreams;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of one channel to its stream, in order, and acknowledges each once it is
 * written. While Redis is away it tries again, so that a message may be written twice.
 *
 * @param maxAttempts each takes as long as a command may, and a pause of up to {@link #LONGEST};
 *     may be {@link Attributes#WITHOUT_END}
 */
record OutboundChannel(
        String channel,
        String stream,
        String schema,
        int maxAttempts,
        StreamCommands commands,
        JsonPayload json) {

    private static final Logger LOG = Logger.getLogger(OutboundChannel.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    static OutboundChannel of(Attributes attributes, StreamCommands commands, JsonPayload json) {
        return new OutboundChannel(
                attributes.channel(),
                attributes.stream(),
                attributes.text("schema").orElse(""),
                attributes.attempts(12),
                commands,
                json);
    }

    Flow.Subscriber<? extends Message<?>> subscriber() {
        return MultiUtils.<Message<?>, Void>via(
                messages -> messages.onItem().transformToUniAndConcatenate(this::send));
    }

    private Uni<Void> send(Message<?> message) {
        return Uni.createFrom()
                .item(() -> entry(message))
                .chain(this::write)
                .onItemOrFailure()
                .transformToUni((_, failure) -> answer(message, failure))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "The sender on %s failed", channel))
                .onFailure()
                .recoverWithNull();
    }

    private OutgoingEntry entry(Message<?> message) {
        return new OutgoingEntry(schema, json.write(message.getPayload()), traceparent(message));
    }

    private Uni<String> write(OutgoingEntry entry) {
        var written = commands.add(stream, entry.fields());
        return maxAttempts == 1
                ? written
                : written.onFailure(RedisAway.class)
                        .retry()
                        .withBackOff(FIRST, LONGEST)
                        .atMost(maxAttempts - 1L);
    }

    private Uni<Void> answer(Message<?> message, @Nullable Throwable failure) {
        if (failure == null) {
            return Uni.createFrom().completionStage(message::ack);
        }
        LOG.warnf("A message on %s could not be written to %s: %s", channel, stream, failure);
        return Uni.createFrom().completionStage(() -> message.nack(failure));
    }

    /** A message that answers an inbound one belongs to its trace. */
    private static Optional<String> traceparent(Message<?> message) {
        return TracingMetadata.fromMessage(message)
                .map(TracingMetadata::getCurrentContext)
                .flatMap(context -> Traceparent.of(Span.fromContext(context)))
                .or(() -> message.getMetadata(StreamEntry.class).flatMap(StreamEntry::traceparent))
                .or(() ->
                        message.getMetadata(OutgoingEntry.class)
                                .flatMap(OutgoingEntry::traceparent));
    }
}
