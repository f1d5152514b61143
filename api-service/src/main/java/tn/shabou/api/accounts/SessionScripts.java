package tn.shabou.api.accounts;

/**
 * What happens to a session in one step of Redis. A session is a hash {@code
 * session:{user}:session}; those of a user are listed in {@code sessions:{user}}, by the time at
 * which they end.
 */
final class SessionScripts {

    /** ARGV: id, end (ms), now (ms), then the fields. */
    static final String OPEN =
            """
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', ARGV[3])
            redis.call('HSET', KEYS[1], unpack(ARGV, 4))
            redis.call('PEXPIREAT', KEYS[1], ARGV[2])
            redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
            redis.call('PEXPIREAT', KEYS[2], redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2])
            return 1
            """;

    /**
     * ARGV: id, end (ms), now (s), grace (s), hash presented, hash of the next token, id of the
     * next token. Answers GONE, RENEWED, or AGAIN with id and time of the token that took its
     * place; REUSED ends the session.
     */
    static final String RENEW =
            """
            local s = redis.call('HMGET', KEYS[1], 'hash', 'previous', 'token', 'renewed')
            if not s[1] then
                return {'GONE'}
            end
            if s[1] == ARGV[5] then
                redis.call('HSET', KEYS[1], 'hash', ARGV[6], 'previous', ARGV[5],
                    'token', ARGV[7], 'renewed', ARGV[3])
                redis.call('PEXPIREAT', KEYS[1], ARGV[2])
                redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
                redis.call('PEXPIREAT', KEYS[2], redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')[2])
                return {'RENEWED'}
            end
            if s[2] == ARGV[5] and ARGV[3] - s[4] <= tonumber(ARGV[4]) then
                return {'AGAIN', s[3], s[4]}
            end
            redis.call('DEL', KEYS[1])
            redis.call('ZREM', KEYS[2], ARGV[1])
            return {'REUSED'}
            """;

    /** ARGV: id. */
    static final String END =
            """
            redis.call('ZREM', KEYS[2], ARGV[1])
            return redis.call('DEL', KEYS[1])
            """;

    /** KEYS: the list. ARGV: what the keys of sessions begin with, the session to keep or ''. */
    static final String END_ALL =
            """
            for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
                if id ~= ARGV[2] then
                    redis.call('DEL', ARGV[1] .. id)
                    redis.call('ZREM', KEYS[1], id)
                end
            end
            return 1
            """;

    /** KEYS and the first of ARGV as above. Answers a row for each session, latest first. */
    static final String LIST =
            """
            local rows = {}
            for _, id in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
                local s = redis.call('HMGET', ARGV[1] .. id, 'opened', 'renewed', 'address', 'agent')
                if s[1] then
                    rows[#rows + 1] = {id, s[1], s[2], s[3], s[4]}
                end
            end
            return rows
            """;

    private SessionScripts() {}
}
