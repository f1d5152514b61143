package tn.shabou.api.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.http.Language;

/**
 * The first two tiers: what this process keeps, then what Redis keeps for all. Whoever finds
 * neither makes the answer; who asks for the same meanwhile waits for that.
 */
@ApplicationScoped
class AnswerCache {

    private final AsyncCache<Key, Answer> memory;
    private final RedisTier redis;
    private final Generations generations;
    private final Counter memoryHits;
    private final Counter redisHits;
    private final Counter memoryMisses;
    private final Counter redisMisses;

    AnswerCache(
            RedisTier redis, Generations generations, CacheConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.generations = generations;
        this.memory =
                Caffeine.newBuilder()
                        .maximumWeight(config.memory().asLongValue())
                        .weigher((Key key, Answer answer) -> key.weight() + answer.weight())
                        .expireAfterWrite(config.timeToLive())
                        .executor(Runnable::run)
                        .buildAsync();
        this.memoryHits = counter(meters, "cache.hits", "memory");
        this.redisHits = counter(meters, "cache.hits", "redis");
        this.memoryMisses = counter(meters, "cache.misses", "memory");
        this.redisMisses = counter(meters, "cache.misses", "redis");
    }

    /**
     * @param uri path and query, as asked for
     */
    record Key(CacheSpace space, Language language, String uri) {

        int weight() {
            return 100 + 2 * uri.length();
        }
    }

    /** What is to be done about a request. */
    sealed interface Found {

        record Ready(Answer answer) implements Found {}

        /** Somebody is making it. */
        record Awaited(CompletableFuture<Answer> answer) implements Found {}

        /** Nobody is: make it, and tell. */
        record Missing(Flight flight) implements Found {}

        /** Make it, and keep it to yourself. */
        record NotKept() implements Found {}
    }

    /** The making of one answer. It must end: with {@link #land} or {@link #fail}. */
    final class Flight {
        private final Key key;
        private final String generation;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();

        private Flight(Key key, String generation) {
            this.key = key;
            this.generation = generation;
        }

        String generation() {
            return generation;
        }

        /** Looks in Redis first. */
        Uni<Optional<Answer>> findShared() {
            if (!key.space().isShared()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return redis.find(key, generation)
                    .invoke(found -> (found.isPresent() ? redisHits : redisMisses).increment())
                    .invoke(found -> found.ifPresent(answer::complete));
        }

        void land(Answer made) {
            answer.complete(made);
            if (key.space().isShared()) {
                redis.keep(key, made);
            }
        }

        /** There is nothing to keep; whoever waited goes on alone. Without effect after landing. */
        void fail() {
            if (!answer.isDone()) {
                answer.completeExceptionally(new NothingToKeep());
            }
        }
    }

    /** An answer that is no use to others, such as a problem. */
    static final class NothingToKeep extends RuntimeException {
        private static final long serialVersionUID = 1;

        NothingToKeep() {
            super("nothing to keep", null, false, false);
        }
    }

    Found find(Key key) {
        var generation = generations.current(key.space()).orElse(null);
        if (generation == null) {
            return new Found.NotKept();
        }
        var known = memory.getIfPresent(key);
        var answer = known == null ? null : ready(known);
        if (answer != null && answer.generation().equals(generation)) {
            memoryHits.increment();
            return new Found.Ready(answer);
        }
        memoryMisses.increment();
        return known != null && answer == null && !known.isCompletedExceptionally()
                ? new Found.Awaited(known)
                : take(key, generation, known);
    }

    private Found take(Key key, String generation, @Nullable CompletableFuture<Answer> stale) {
        var flight = new Flight(key, generation);
        var flights = memory.asMap();
        boolean first =
                stale == null
                        ? flights.putIfAbsent(key, flight.answer) == null
                        : flights.replace(key, stale, flight.answer);
        // Lost the race against another flight: rather than look again, answer alone.
        return first ? new Found.Missing(flight) : new Found.NotKept();
    }

    private static @Nullable Answer ready(CompletableFuture<Answer> known) {
        return known.isDone() && !known.isCompletedExceptionally() ? known.join() : null;
    }

    private static Counter counter(MeterRegistry meters, String name, String type) {
        return Counter.builder(name).tag("cache_type", type).register(meters);
    }
}
