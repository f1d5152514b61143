package tn.shabou.api.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.cache.AnswerCache.Key;

/**
 * Answers that all replicas share. Redis may be slow, away or emptied at any time: then there is
 * nothing here, and nobody waits for long.
 */
@ApplicationScoped
class RedisTier {

    private static final Logger LOG = Logger.getLogger(RedisTier.class);
    private static final String PREFIX = "shabou:answer:";
    private static final byte END_OF_HEAD = '\n';

    private final ReactiveValueCommands<String, byte[]> values;
    private final ObjectMapper json;
    private final CacheConfig config;
    private volatile long restUntil = Long.MIN_VALUE;

    RedisTier(
            @RedisClientName("cache") ReactiveRedisDataSource redis,
            ObjectMapper json,
            CacheConfig config) {
        this.values = redis.value(byte[].class);
        this.json = json;
        this.config = config;
    }

    /** What stands before the body, on a line of its own. */
    @RegisterForReflection
    record Head(String uri, @Nullable String link) {}

    Uni<Optional<Answer>> find(Key key, String generation) {
        if (rests()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return values.get(name(key, generation))
                .ifNoItem()
                .after(config.redisPatience())
                .fail()
                .map(found -> Optional.ofNullable(found).flatMap(it -> read(key, generation, it)))
                .onFailure()
                .recoverWithItem(failure -> {
                    rest(failure);
                    return Optional.empty();
                });
    }

    /** In the background; lost when Redis does not take it. */
    void keep(Key key, Answer answer) {
        if (rests()) {
            return;
        }
        values.set(
                        name(key, answer.generation()),
                        write(key, answer),
                        new SetArgs().px(config.timeToLive()))
                .ifNoItem()
                .after(config.redisPatience())
                .fail()
                .subscribe()
                .with(_ -> {}, this::rest);
    }

    private boolean rests() {
        return restUntil != Long.MIN_VALUE && System.nanoTime() - restUntil < 0;
    }

    private void rest(Throwable failure) {
        restUntil = System.nanoTime() + config.redisRest().toNanos();
        LOG.warnf("Redis keeps no answers for now: %s", failure);
    }

    private static String name(Key key, String generation) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((key.language() + " " + key.uri()).getBytes(StandardCharsets.UTF_8));
            return PREFIX
                    + generation
                    + ":"
                    + HexFormat.of().formatHex(Arrays.copyOf(sha.digest(), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] write(Key key, Answer answer) {
        try {
            var head = json.writeValueAsBytes(new Head(key.uri(), answer.link()));
            var both = Arrays.copyOf(head, head.length + 1 + answer.body().length);
            both[head.length] = END_OF_HEAD;
            System.arraycopy(answer.body(), 0, both, head.length + 1, answer.body().length);
            return both;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what is not ours, or of a URI that only has the same hash. */
    private Optional<Answer> read(Key key, String generation, byte[] found) {
        int end = 0;
        while (end < found.length && found[end] != END_OF_HEAD) {
            end++;
        }
        try {
            var head = json.readValue(found, 0, end, Head.class);
            return head.uri().equals(key.uri()) && end < found.length
                    ? Optional.of(
                            new Answer(
                                    key.space(),
                                    generation,
                                    key.language(),
                                    head.link(),
                                    Arrays.copyOfRange(found, end + 1, found.length),
                                    null))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warnf("Redis held something unreadable as an answer: %s", e.getMessage());
            return Optional.empty();
        }
    }
}
