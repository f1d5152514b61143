package tn.shabou.api.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A script that Redis runs as one step: all of it or nothing, with nobody in between. It travels
 * once; afterwards it is called by its digest, and sent again when Redis has forgotten it.
 */
public final class LuaScript {

    private final ReactiveRedisDataSource redis;
    private final Duration patience;
    private final String text;
    private final String digest;

    /**
     * @param patience how long to wait for the answer
     */
    public LuaScript(ReactiveRedisDataSource redis, Duration patience, String text) {
        this.redis = redis;
        this.patience = patience;
        this.text = text;
        this.digest = sha1(text);
    }

    /**
     * Runs the script, which must return something.
     *
     * @param arguments texts and numbers
     */
    public Uni<Response> run(List<String> keys, Object... arguments) {
        var words = new ArrayList<String>();
        words.add(digest);
        words.add(Integer.toString(keys.size()));
        words.addAll(keys);
        for (var argument : arguments) {
            words.add(String.valueOf(argument));
        }
        return redis.execute("EVALSHA", words.toArray(String[]::new))
                .onFailure(LuaScript::isUnknownToRedis)
                .recoverWithUni(() -> withText(words))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private Uni<Response> withText(List<String> words) {
        var all = new ArrayList<>(words);
        all.set(0, text);
        return redis.execute("EVAL", all.toArray(String[]::new));
    }

    private static boolean isUnknownToRedis(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("NOSCRIPT");
    }

    /** What Redis calls a script by. */
    private static String sha1(String text) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
