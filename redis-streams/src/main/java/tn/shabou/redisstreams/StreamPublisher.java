package tn.shabou.redisstreams;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * An entry that Redis would not take, for instance since its key holds no stream ({@code
     * WRONGTYPE}), or since memory is full ({@code OOM}).
     *
     * @param position of the entry in the list that was to be written, from 0
     */
    public record Refused(int position, RedisRefusal why) {}

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
     * Writes many entries, in order, without waiting for each. One that is refused does not keep
     * the others from being written.
     *
     * @return those refused, by position, empty when all are written; fails with {@link RedisAway}
     *     when any may or may not have been written
     */
    public Uni<List<Refused>> publishAll(List<Publication> publications) {
        return Multi.createFrom()
                .iterable(batches(publications.size()))
                .onItem()
                .transformToUniAndConcatenate(from -> publishBatch(publications, from))
                .onItem()
                .<Refused>disjoint()
                .collect()
                .asList();
    }

    private static List<Integer> batches(int size) {
        return IntStream.iterate(0, from -> from < size, from -> from + BATCH).boxed().toList();
    }

    private Uni<List<Refused>> publishBatch(List<Publication> publications, int from) {
        int to = Math.min(from + BATCH, publications.size());
        var entries =
                publications.subList(from, to).stream()
                        .map(one -> StreamCommands.xadd(one.stream(), one.entry().fields()))
                        .toList();
        return commands()
                .addAll(entries)
                .map(refusals ->
                        refusals.entrySet().stream()
                                .map(one -> new Refused(from + one.getKey(), one.getValue()))
                                .toList());
    }

    private StreamCommands commands() {
        return new StreamCommands(connections.commands());
    }
}
