package tn.shabou.redisstreams;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** What is done with streams as a whole, by whoever writes, watches or tidies them. */
record StreamCommands(ResilientConnection connection) {

    /** Entry of a stream as stored. */
    record Stored(String id, Map<String, String> fields) {}

    /**
     * Work that a group still has before it.
     *
     * @param pending delivered, but not acknowledged
     * @param lag not delivered yet; empty when Redis cannot tell
     * @param oldestPending id of the entry that is pending for longest
     */
    record Backlog(long pending, OptionalLong lag, Optional<String> oldestPending) {}

    /** Answers the id of the new entry. */
    Uni<String> add(String stream, Map<String, String> fields) {
        return connection.send(xadd(stream, fields)).map(String::valueOf);
    }

    /** Answers the refusals by the position of their entry; all the others were written. */
    Uni<SortedMap<Integer, RedisRefusal>> addAll(List<Request> entries) {
        return connection.sendAll(entries);
    }

    static Request xadd(String stream, Map<String, String> fields) {
        var request = Request.cmd(Command.XADD).arg(stream).arg("*");
        fields.forEach((name, value) -> request.arg(name).arg(value));
        return request;
    }

    Uni<Long> length(String stream) {
        return connection.send(Request.cmd(Command.XLEN).arg(stream)).map(Replies::number);
    }

    /** Oldest first; {@code from} is an id, {@code (id} to begin after it, or {@code -}. */
    Uni<List<Stored>> range(String stream, String from, int count) {
        var request =
                Request.cmd(Command.XRANGE).arg(stream).arg(from).arg("+").arg("COUNT").arg(count);
        return connection
                .send(request)
                .map(reply -> Replies.items(reply).stream().map(StreamCommands::stored).toList());
    }

    Uni<Boolean> delete(String stream, String id) {
        return connection
                .send(Request.cmd(Command.XDEL).arg(stream).arg(id))
                .map(count -> Replies.number(count) > 0);
    }

    /** The id of the new entry; empty when the letter was gone. */
    Uni<Optional<String>> replay(String deadLetterStream, String stream, String id) {
        return connection
                .send(Script.REPLAY.on(List.of(deadLetterStream, stream), List.of(id)))
                .map(reply -> Optional.ofNullable(reply).map(Response::toString));
    }

    /** Removes what every group has acknowledged; answers how many entries that were. */
    Uni<Long> trim(String stream) {
        return connection.send(Script.TRIM.on(List.of(stream), List.of())).map(Replies::number);
    }

    /** Removes consumers that hold nothing and were not seen for so long; answers how many. */
    Uni<Long> retire(String stream, String group, Duration idle) {
        var arguments = List.of(group, Long.toString(idle.toMillis()), "");
        return connection.send(Script.RETIRE.on(List.of(stream), arguments)).map(Replies::number);
    }

    /**
     * @throws RedisRefusal through the Uni, when there is no such stream or group
     */
    Uni<Backlog> backlog(String stream, String group) {
        var summary = connection.send(Request.cmd(Command.XPENDING).arg(stream).arg(group));
        return Uni.combine()
                .all()
                .unis(summary, lag(stream, group))
                .asTuple()
                .map(both -> {
                    var pending = Replies.items(both.getItem1());
                    return new Backlog(
                            Replies.number(pending.getFirst()),
                            both.getItem2(),
                            Optional.ofNullable(pending.get(1)).map(Response::toString));
                });
    }

    private Uni<OptionalLong> lag(String stream, String group) {
        return connection
                .send(Request.cmd(Command.XINFO).arg("GROUPS").arg(stream))
                .map(groups ->
                        Replies.items(groups).stream()
                                .map(Replies::fields)
                                .filter(one -> group.equals(one.get("name")))
                                .flatMap(one -> Optional.ofNullable(one.get("lag")).stream())
                                .mapToLong(Long::parseLong)
                                .findFirst());
    }

    private static Stored stored(Response reply) {
        return new Stored(reply.get(0).toString(), Replies.fields(reply.get(1)));
    }
}
