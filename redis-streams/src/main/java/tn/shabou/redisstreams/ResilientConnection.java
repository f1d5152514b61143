package tn.shabou.redisstreams;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that comes back by itself. A command waits for the connection when there
 * is none, and every command has a deadline: a Redis that falls silent is left and called again,
 * since nothing else tells a slow one from a hanging one. Commands are sent in the order in which
 * they are given.
 *
 * <p>All state belongs to one event loop.
 */
final class ResilientConnection {

    private static final Logger LOG = Logger.getLogger(ResilientConnection.class);
    private static final Backoff RECONNECT =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final int MOST_UNANSWERED = 16_384;

    private final Vertx vertx;
    private final Context loop;
    private final RedisOptions options;
    private final String purpose;
    private final Duration deadline;

    private Promise<RedisConnection> connected = Promise.promise();
    private @Nullable Redis client;
    private boolean begun;
    private int failures;
    private long lostAtNanos;
    private volatile boolean closed;
    private volatile boolean up;
    private volatile @Nullable String clientId;

    /**
     * @param purpose how log lines name this connection
     * @param deadline how long connecting, and a command without a deadline of its own, may take
     */
    ResilientConnection(Vertx vertx, String url, String purpose, Duration deadline) {
        this.vertx = vertx;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.options =
                new RedisOptions()
                        .setConnectionString(url)
                        .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                        .setPoolName("redis-streams: " + purpose)
                        .setMaxPoolSize(1)
                        .setMaxPoolWaiting(1)
                        .setMaxWaitingHandlers(MOST_UNANSWERED);
        this.purpose = purpose;
        this.deadline = deadline;
    }

    boolean isUp() {
        return up;
    }

    /** By which another connection may wake this one from a blocking read; null when not up. */
    @Nullable String clientId() {
        return clientId;
    }

    /** Begins to connect, for those who want to know whether Redis is there before they need it. */
    void open() {
        loop.runOnContext(_ -> begin());
    }

    /**
     * The answer to a command, null when Redis answers nil.
     *
     * @throws RedisAway through the Uni, when there is no answer within the deadline
     * @throws RedisRefusal through the Uni, when the answer is an error
     */
    Uni<@Nullable Response> send(Request request) {
        return send(request, deadline);
    }

    Uni<@Nullable Response> send(Request request, Duration within) {
        return this.<@Nullable Response>within(within, connection -> connection.send(request));
    }

    /**
     * Sends several commands, in order, without waiting for each. Answers the refusals by the
     * position of their command; every other command was done.
     *
     * @throws RedisAway through the Uni, when one of them has no answer within the deadline
     */
    Uni<SortedMap<Integer, RedisRefusal>> sendAll(List<Request> requests) {
        return within(deadline, connection -> sendAll(connection, requests));
    }

    private static Future<SortedMap<Integer, RedisRefusal>> sendAll(
            RedisConnection connection, List<Request> requests) {
        var refusals = new TreeMap<Integer, RedisRefusal>();
        var answers = new ArrayList<Future<?>>();
        for (int i = 0; i < requests.size(); i++) {
            int position = i;
            answers.add(
                    connection
                            .send(requests.get(position))
                            .recover(failure -> {
                                if (failure instanceof ErrorType error && isAnAnswer(error)) {
                                    refusals.put(position, refusal(error));
                                    return Future.succeededFuture();
                                }
                                return Future.failedFuture(failure);
                            }));
        }
        return Future.all(answers).map(refusals);
    }

    void close() {
        closed = true;
        loop.runOnContext(_ -> {
            drop();
            connected.tryFail(new RedisAway("closed"));
        });
    }

    private <T extends @Nullable Object> Uni<T> within(
            Duration limit, Function<RedisConnection, Future<T>> command) {
        return Uni.createFrom()
                .emitter(emitter ->
                        loop.runOnContext(_ ->
                                attempt(limit, command)
                                        .onSuccess(emitter::complete)
                                        .onFailure(emitter::fail)));
    }

    private <T extends @Nullable Object> Future<T> attempt(
            Duration limit, Function<RedisConnection, Future<T>> command) {
        if (closed) {
            return Future.failedFuture(
                    new RedisAway("The connection for " + purpose + " is closed"));
        }
        begin();
        return timed(connected.future(), limit)
                .recover(failure -> Future.failedFuture(away(failure)))
                .compose(connection -> answer(connection, timed(command.apply(connection), limit)));
    }

    private <T extends @Nullable Object> Future<T> answer(
            RedisConnection connection, Future<T> answer) {
        return answer.recover(failure -> {
            if (failure instanceof ErrorType error && isAnAnswer(error)) {
                return Future.failedFuture(refusal(error));
            }
            lost(connection, failure);
            return Future.failedFuture(away(failure));
        });
    }

    /**
     * The client reports a lost connection as an error reply too; a loading Redis is not back yet.
     */
    private static boolean isAnAnswer(ErrorType error) {
        return !error.is("CONNECTION_CLOSED") && !error.is("LOADING");
    }

    private static RedisRefusal refusal(ErrorType error) {
        return new RedisRefusal(String.valueOf(error.getMessage()), error);
    }

    private RedisAway away(Throwable failure) {
        return failure instanceof RedisAway known
                ? known
                : new RedisAway("No answer from Redis for " + purpose + ": " + failure, failure);
    }

    private void begin() {
        if (!begun && !closed) {
            begun = true;
            connect();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        var attempt = Redis.createClient(vertx, options);
        client = attempt;
        timed(attempt.connect().compose(this::greet), deadline)
                .onSuccess(this::connected)
                .onFailure(this::again);
    }

    /** A Redis that still loads its data accepts connections, but does not answer a PING. */
    private Future<RedisConnection> greet(RedisConnection connection) {
        connection.exceptionHandler(failure -> lost(connection, failure));
        connection.endHandler(_ -> lost(connection, new RedisAway("connection closed")));
        return connection
                .send(Request.cmd(Command.PING))
                .compose(_ ->
                        connection.send(Request.cmd(Command.CLIENT).arg("ID")).otherwiseEmpty())
                .map(id -> {
                    clientId = id == null ? null : id.toString();
                    return connection;
                });
    }

    private void connected(RedisConnection connection) {
        if (closed) {
            drop();
            return;
        }
        if (lostAtNanos != 0) {
            LOG.infof(
                    "Redis is back for %s after %d ms",
                    purpose, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lostAtNanos));
        }
        failures = 0;
        lostAtNanos = 0;
        up = true;
        connected.complete(connection);
    }

    private void lost(RedisConnection connection, Throwable why) {
        if (up && connection.equals(connected.future().result())) {
            connected = Promise.promise();
            again(why);
        }
    }

    private void again(Throwable why) {
        drop();
        if (closed) {
            return;
        }
        failures++;
        if (lostAtNanos == 0) {
            lostAtNanos = System.nanoTime();
            LOG.warnf("Redis is away for %s, trying until it is back: %s", purpose, why);
        }
        var delay = RECONNECT.delay(failures, ThreadLocalRandom.current());
        vertx.setTimer(delay.toMillis(), _ -> connect());
    }

    private void drop() {
        up = false;
        clientId = null;
        if (client != null) {
            client.close();
            client = null;
        }
    }

    private static <T extends @Nullable Object> Future<T> timed(Future<T> future, Duration limit) {
        return future.timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
