package tn.shabou.redisstreams;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer does in its group of one stream.
 *
 * @param reader kept for blocking reads, behind which everything else would wait
 */
record GroupCommands(
        ResilientConnection commands,
        ResilientConnection reader,
        String stream,
        String group,
        String consumer) {

    /**
     * One page of a scan for entries whose consumer is silent.
     *
     * @param cursor where the next page begins; {@value #END} when this was the last
     */
    record Claim(String cursor, List<StreamEntry> entries) {
        static final String END = "0-0";
    }

    /** Creates the group, to begin with the oldest entry of the stream; or finds it there. */
    Uni<Void> create() {
        return commands.send(xgroup("CREATE").arg("0").arg("MKSTREAM"))
                .onFailure(failure -> failure instanceof RedisRefusal no && no.is("BUSYGROUP"))
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Entries that the group was never given before; empty when none came within {@code block}. */
    Uni<List<StreamEntry>> read(int count, Duration block, Duration within) {
        var request =
                Request.cmd(Command.XREADGROUP)
                        .arg("GROUP")
                        .arg(group)
                        .arg(consumer)
                        .arg("COUNT")
                        .arg(count)
                        .arg("BLOCK")
                        .arg(block.toMillis())
                        .arg("STREAMS")
                        .arg(stream)
                        .arg(">");
        return reader.send(request, within)
                .map(reply ->
                        Replies.items(reply).stream()
                                .flatMap(one -> Replies.items(one.get(1)).stream())
                                .map(entry -> entry(entry, 1))
                                .toList());
    }

    /** Ends a blocking read early, as if nothing had come. */
    Uni<Void> wakeReader() {
        var id = reader.clientId();
        return id == null
                ? Uni.createFrom().voidItem()
                : commands.send(Request.cmd(Command.CLIENT).arg("UNBLOCK").arg(id))
                        .replaceWithVoid();
    }

    /** False when the entry was not pending any more. */
    Uni<Boolean> acknowledge(String id) {
        return commands.send(Request.cmd(Command.XACK).arg(stream).arg(group).arg(id))
                .map(count -> Replies.number(count) > 0);
    }

    Uni<Claim> claim(Duration minIdle, String cursor, int count) {
        var arguments = List.of(group, consumer, millis(minIdle), cursor, Integer.toString(count));
        return commands.send(Script.CLAIM.on(List.of(stream), arguments))
                .map(Replies::items)
                .map(page ->
                        new Claim(
                                page.getFirst().toString(),
                                Replies.items(page.get(1)).stream().map(this::delivery).toList()));
    }

    /** The entry once more, with one more attempt; empty when it is this consumer's no longer. */
    Uni<Optional<StreamEntry>> retry(String id) {
        return orNone(Script.RETRY.on(List.of(stream), List.of(group, consumer, id)))
                .map(reply -> Optional.ofNullable(reply).map(this::delivery));
    }

    /** Keeps others from claiming the entries. Answers those that are still this consumer's. */
    Uni<Set<String>> keep(Collection<String> ids) {
        return hold(ids, Duration.ZERO, 0);
    }

    /**
     * Lets others claim the entries at once.
     *
     * @param refund deliveries not to be counted
     */
    Uni<Set<String>> offer(Collection<String> ids, Duration minIdle, int refund) {
        return hold(ids, minIdle.plusMillis(1), refund);
    }

    /** False, and nothing done, when the entry is this consumer's no longer. */
    Uni<Boolean> deadLetter(String id, String deadLetterStream, Map<String, String> fields) {
        var arguments = new ArrayList<>(List.of(group, consumer, id));
        fields.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return orNone(Script.DEAD_LETTER.on(List.of(stream, deadLetterStream), arguments))
                .map(letter -> letter != null);
    }

    /** Removes this consumer from the group, unless something is still pending for it. */
    Uni<Void> leave() {
        return commands.send(Script.RETIRE.on(List.of(stream), List.of(group, "0", consumer)))
                .replaceWithVoid();
    }

    private Uni<Set<String>> hold(Collection<String> ids, Duration idle, int refund) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var arguments =
                new ArrayList<>(List.of(group, consumer, millis(idle), Integer.toString(refund)));
        arguments.addAll(ids);
        return orNone(Script.HOLD.on(List.of(stream), arguments))
                .map(reply -> Set.copyOf(Replies.texts(reply)));
    }

    /** Where the group is gone, so is what this consumer held in it. */
    private Uni<@Nullable Response> orNone(Request request) {
        return commands.send(request)
                .onFailure(failure -> failure instanceof RedisRefusal no && no.is("NOGROUP"))
                .recoverWithNull();
    }

    private Request xgroup(String what) {
        return Request.cmd(Command.XGROUP).arg(what).arg(stream).arg(group);
    }

    private StreamEntry delivery(Response counted) {
        return entry(counted, (int) Replies.number(counted.get(2)));
    }

    private StreamEntry entry(Response reply, int attempt) {
        return new StreamEntry(
                stream, group, reply.get(0).toString(), attempt, Replies.fields(reply.get(1)));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
