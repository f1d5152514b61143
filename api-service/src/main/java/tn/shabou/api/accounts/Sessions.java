package tn.shabou.api.accounts;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tn.shabou.api.redis.LuaScript;

/**
 * Who is signed in where, in Redis. Each session knows the one refresh token that counts, by its id
 * and a hash. Every change is one script, so whoever dies in the middle leaves the session as it
 * was before or as it is after.
 */
@ApplicationScoped
class Sessions {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final Tokens tokens;
    private final SessionConfig config;
    private final LuaScript open;
    private final LuaScript renew;
    private final LuaScript end;
    private final LuaScript endAll;
    private final LuaScript list;

    Sessions(ReactiveRedisDataSource redis, Tokens tokens, SessionConfig config) {
        this.redis = redis;
        this.tokens = tokens;
        this.config = config;
        this.open = new LuaScript(redis, PATIENCE, SessionScripts.OPEN);
        this.renew = new LuaScript(redis, PATIENCE, SessionScripts.RENEW);
        this.end = new LuaScript(redis, PATIENCE, SessionScripts.END);
        this.endAll = new LuaScript(redis, PATIENCE, SessionScripts.END_ALL);
        this.list = new LuaScript(redis, PATIENCE, SessionScripts.LIST);
    }

    /**
     * Where somebody signs in from.
     *
     * @param agent as the browser calls itself
     */
    record Device(String address, String agent) {}

    /** A session as its owner sees it. */
    record Session(UUID id, Instant openedAt, Instant renewedAt, Device device) {}

    /** What became of a refresh token that somebody presented. */
    sealed interface Renewal {

        /** The token of this grant counts from now on, or did so already. */
        record Renewed(Tokens.Grant grant) implements Renewal {}

        /** The token was used long ago: it is in wrong hands, and the session is over. */
        record Reused() implements Renewal {}

        /** There is no such session any more. */
        record Gone() implements Renewal {}
    }

    Uni<Void> open(Tokens.Grant grant, Device device) {
        var now = grant.issued();
        return open.run(
                        keys(grant.user(), grant.session()),
                        grant.session(),
                        tokens.expiry(grant).toEpochMilli(),
                        now.toEpochMilli(),
                        "hash",
                        hash(tokens.refresh(grant)),
                        "token",
                        grant.token(),
                        "opened",
                        now.getEpochSecond(),
                        "renewed",
                        now.getEpochSecond(),
                        "address",
                        device.address(),
                        "agent",
                        device.agent())
                .replaceWithVoid();
    }

    /**
     * Exchanges a token for one that is issued now.
     *
     * @param presented what {@code token} says
     */
    Uni<Renewal> renew(String token, Tokens.Grant presented, Instant now) {
        var next = presented.next(now);
        return renew.run(
                        keys(presented.user(), presented.session()),
                        presented.session(),
                        tokens.expiry(next).toEpochMilli(),
                        now.getEpochSecond(),
                        config.grace().toSeconds(),
                        hash(token),
                        hash(tokens.refresh(next)),
                        next.token())
                .map(answer ->
                        switch (answer.get(0).toString()) {
                            case "RENEWED" -> new Renewal.Renewed(next);
                            case "AGAIN" -> new Renewal.Renewed(successor(presented, answer));
                            case "REUSED" -> new Renewal.Reused();
                            default -> new Renewal.Gone();
                        });
    }

    private static Tokens.Grant successor(Tokens.Grant presented, Response answer) {
        return new Tokens.Grant(
                presented.user(),
                presented.session(),
                UUID.fromString(answer.get(1).toString()),
                presented.signedIn(),
                Instant.ofEpochSecond(answer.get(2).toLong()));
    }

    Uni<Boolean> isOpen(UUID user, UUID session) {
        return redis.key(String.class).exists(key(user, session)).ifNoItem().after(PATIENCE).fail();
    }

    /** Latest first. */
    Uni<List<Session>> of(UUID user) {
        return list.run(List.of(list(user)), prefix(user))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Sessions::session)
                                .toList());
    }

    private static Session session(Response row) {
        return new Session(
                UUID.fromString(row.get(0).toString()),
                Instant.ofEpochSecond(row.get(1).toLong()),
                Instant.ofEpochSecond(row.get(2).toLong()),
                new Device(row.get(3).toString(), row.get(4).toString()));
    }

    /** False when it was over already. */
    Uni<Boolean> end(UUID user, UUID session) {
        return end.run(keys(user, session), session).map(ended -> ended.toInteger() == 1);
    }

    /**
     * Signs the user out everywhere.
     *
     * @param except a session that goes on
     */
    Uni<Void> endAll(UUID user, Optional<UUID> except) {
        return endAll.run(List.of(list(user)), prefix(user), except.map(UUID::toString).orElse(""))
                .replaceWithVoid();
    }

    private static List<String> keys(UUID user, UUID session) {
        return List.of(key(user, session), list(user));
    }

    private static String key(UUID user, UUID session) {
        return prefix(user) + session;
    }

    /** The braces keep all sessions of a user on one node of a cluster. */
    private static String prefix(UUID user) {
        return "session:{" + user + "}:";
    }

    private static String list(UUID user) {
        return "sessions:{" + user + "}";
    }

    private static String hash(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
