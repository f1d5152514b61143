package tn.shabou.redisstreams;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Looks into Redis from outside, with a client of its own. */
class RedisCli implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private String url;

    void open(String address) {
        url = address;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Response cli(String command, String... arguments) {
        var request = Request.cmd(Command.create(command));
        List.of(arguments).forEach(request::arg);
        var client = Redis.createClient(vertx, url);
        return client.connect()
                .compose(connection -> connection.send(request))
                .onComplete(_ -> client.close())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    String add(String stream, String payload) {
        return cli("XADD", stream, "*", "payload", payload).toString();
    }

    void addMany(String stream, int count) {
        var script = "for i = 1, ARGV[1] do redis.call('XADD', KEYS[1], '*', 'payload', i) end";
        cli("EVAL", script, "1", stream, Integer.toString(count));
    }

    long length(String stream) {
        return cli("XLEN", stream).toLong();
    }

    /** Entries of a group that are delivered, but not acknowledged; 0 without a group. */
    long pending(String stream, String group) {
        try {
            return Replies.number(cli("XPENDING", stream, group).get(0));
        } catch (CompletionException e) {
            assertThat(e).hasMessageContaining("NOGROUP");
            return 0;
        }
    }

    /** Of the oldest pending entry. */
    int deliveries(String stream, String group) {
        return cli("XPENDING", stream, group, "-", "+", "1").get(0).get(3).toInteger();
    }

    Map<String, String> firstEntry(String stream) {
        return Replies.fields(cli("XRANGE", stream, "-", "+", "COUNT", "1").get(0).get(1));
    }

    /** Newest first. */
    List<Map<String, String>> lastEntries(String stream, int count) {
        var newest = cli("XREVRANGE", stream, "+", "-", "COUNT", Integer.toString(count));
        return Replies.items(newest).stream().map(entry -> Replies.fields(entry.get(1))).toList();
    }

    long consumers(String stream, String group) {
        return Replies.items(cli("XINFO", "CONSUMERS", stream, group)).size();
    }
}
