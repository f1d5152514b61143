package tn.shabou.redisstreams;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes entries to any stream, for those who do not send through a channel, such as an outbox. It
 * does not try again: a failure says either that Redis refused, or, with {@link RedisAway}, that
 * the entry may or may not have been written, so that readers must tolerate it twice. Streams are
 * never cut to a length here: that would drop work nobody has done.
 */
@ApplicationScoped
public class StreamPublisher {

    /** An entry and the stream it is for. */
    public record Publication(String stream, OutgoingEntry entry) {}

    private static final int BATCH = 1000;

    private final RedisConnections connections;

    StreamPublisher(RedisConnections connections) {
        this.connections = connections;
    }

    /** Writes an entry and answers the id that it has in its stream. */
    public Uni<String> publish(String stream, OutgoingEntry entry) {
        return commands().add(stream, entry.fields());
    }

    /**
     * Writes many entries, in order, without waiting for each.
     *
     * @return fails when any of them failed; the others may have been written nevertheless
     */
    public Uni<Void> publishAll(List<Publication> publications) {
        return Multi.createFrom()
                .iterable(publications)
                .map(one -> StreamCommands.xadd(one.stream(), one.entry().fields()))
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> commands().addAll(batch))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private StreamCommands commands() {
        return new StreamCommands(connections.commands());
    }
}
