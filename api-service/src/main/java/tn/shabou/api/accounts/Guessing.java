package tn.shabou.api.accounts;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.http.Problem;
import tn.shabou.api.redis.LuaScript;
import tn.shabou.model.accounts.User;

/**
 * Slows down who guesses passwords: for an account from one address, from one address, and for an
 * account from everywhere. The last does not hold up addresses that the owner has signed in from,
 * so nobody is locked out by others. An attempt counts before it is checked, so that many at once
 * are no way around; one that succeeds is taken back.
 */
@ApplicationScoped
class Guessing {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * KEYS: pair, address, account, known addresses. ARGV: now, client, memory, then free and
     * longest of each.
     */
    private static final String ATTEMPT =
            """
            local now = tonumber(ARGV[1])
            local known = redis.call('ZSCORE', KEYS[4], ARGV[2])
            local wait = 0
            for i = 1, 3 do
                local failures = redis.call('HMGET', KEYS[i], 'n', 'at')
                local above = (tonumber(failures[1]) or 0) - ARGV[2 + 2 * i]
                if above >= 0 and not (i == 3 and known) then
                    local pause = math.min(1000 * 2 ^ above, tonumber(ARGV[3 + 2 * i]))
                    wait = math.max(wait, failures[2] + pause - now)
                end
            end
            if wait > 0 then
                return math.ceil(wait)
            end
            for i = 1, 3 do
                redis.call('HINCRBY', KEYS[i], 'n', 1)
                redis.call('HSET', KEYS[i], 'at', now)
                redis.call('PEXPIRE', KEYS[i], ARGV[3])
            end
            return 0
            """;

    /** KEYS as above. ARGV: now, client, how long an address is known (ms), how many are known. */
    private static final String SUCCEEDED =
            """
            redis.call('DEL', KEYS[1])
            for i = 2, 3 do
                if redis.call('HINCRBY', KEYS[i], 'n', -1) <= 0 then
                    redis.call('DEL', KEYS[i])
                end
            end
            redis.call('ZADD', KEYS[4], ARGV[1], ARGV[2])
            redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -1 - ARGV[4])
            redis.call('PEXPIRE', KEYS[4], ARGV[3])
            return 1
            """;

    private static final Duration KNOWN = Duration.ofDays(60);
    private static final int KNOWN_ADDRESSES = 20;

    private final GuessingConfig config;
    private final Clock clock;
    private final LuaScript attempt;
    private final LuaScript succeeded;

    Guessing(ReactiveRedisDataSource redis, GuessingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.attempt = new LuaScript(redis, PATIENCE, ATTEMPT);
        this.succeeded = new LuaScript(redis, PATIENCE, SUCCEEDED);
    }

    /**
     * Counts an attempt.
     *
     * @throws Problem (in the Uni) that says how long to wait before the next
     */
    Uni<Void> attempt(String email, String address) {
        return attempt.run(
                        keys(email, address),
                        clock.millis(),
                        address,
                        config.memory().toMillis(),
                        config.freePerPair(),
                        config.longest().toMillis(),
                        config.freePerAddress(),
                        config.longest().toMillis(),
                        config.freePerAccount(),
                        config.longestForAccount().toMillis())
                .map(wait -> Duration.ofMillis(wait.toLong()))
                .invoke(wait -> {
                    if (!wait.isZero()) {
                        throw new Problem(
                                        AccountProblem.TOO_MANY_ATTEMPTS,
                                        "Wait as long as Retry-After says, then try again.")
                                .retryAfter(wait);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> succeeded(String email, String address) {
        return succeeded
                .run(
                        keys(email, address),
                        clock.millis(),
                        address,
                        KNOWN.toMillis(),
                        KNOWN_ADDRESSES)
                .replaceWithVoid();
    }

    /** Of whatever was typed as an address, of the same length. */
    private static List<String> keys(String email, String address) {
        var account =
                UUID.nameUUIDFromBytes(User.canonicalEmail(email).getBytes(StandardCharsets.UTF_8));
        return List.of(
                "guess:pair:" + account + ":" + address,
                "guess:address:" + address,
                "guess:account:" + account,
                "guess:known:" + account);
    }
}
