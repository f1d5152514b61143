package tn.shabou.api.limits;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import tn.shabou.api.redis.LuaScript;

/**
 * What clients have left, in Redis. A window slides: of the window before as much counts as it
 * still overlaps with the last {@code window} milliseconds, so nobody gets twice the quota around
 * the turn of a minute. Redis' own clock decides.
 */
@ApplicationScoped
class Quota {

    /**
     * ARGV: quota, window (ms), wanted. Answers granted, remaining, ms to the next window, ms to
     * wait.
     */
    private static final String DRAW =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local quota, window, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local start = now - now % window
            local elapsed = now - start

            local kept = redis.call('HMGET', KEYS[1], 'start', 'used', 'before')
            local last, used, before = tonumber(kept[1]), tonumber(kept[2]) or 0, tonumber(kept[3]) or 0
            if last == start - window then
                used, before = 0, used
            elseif last ~= start then
                used, before = 0, 0
            end

            local left = math.floor(quota - used - before * (window - elapsed) / window)
            local granted = math.max(0, math.min(wanted, left))
            if granted > 0 then
                redis.call('HSET', KEYS[1], 'start', start, 'used', used + granted, 'before', before)
                redis.call('PEXPIRE', KEYS[1], 2 * window)
                return {granted, left - granted, window - elapsed, 0}
            end
            local wait
            if used >= quota then
                wait = window - elapsed + window * (1 - (quota - 1) / used)
            else
                wait = window * (1 - (quota - 1 - used) / before) - elapsed
            end
            return {0, 0, window - elapsed, math.max(1, math.ceil(wait))}
            """;

    private final LuaScript draw;

    Quota(ReactiveRedisDataSource redis, LimitsConfig config) {
        this.draw = new LuaScript(redis, config.patience(), DRAW);
    }

    /**
     * @param granted at most as many as were wanted
     * @param remaining what the client has left beyond these
     * @param millisToReset until the next window begins
     * @param millisToWait until one may be granted again; 0 when some were
     */
    record Draw(int granted, int remaining, long millisToReset, long millisToWait) {}

    Uni<Draw> draw(String client, int quota, Duration window, int wanted) {
        return draw.run(List.of("limit:" + client), quota, window.toMillis(), wanted)
                .map(answer ->
                        new Draw(
                                answer.get(0).toInteger(),
                                answer.get(1).toInteger(),
                                answer.get(2).toLong(),
                                answer.get(3).toLong()));
    }
}
