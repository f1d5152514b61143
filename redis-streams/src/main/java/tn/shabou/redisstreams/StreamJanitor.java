package tn.shabou.redisstreams;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Clears away what nobody needs: entries that every group of a stream has acknowledged, and
 * consumers that went without saying so. {@code trim.lua} tells the exact rule. Dead letters are no
 * such entries, whoever has read them: they stay until they are replayed or dropped.
 */
final class StreamJanitor {

    private static final Logger LOG = Logger.getLogger(StreamJanitor.class);

    /** Redis counts a consumer that waits for entries as seen, so this one is long gone. */
    private static final Duration GONE = Duration.ofHours(1);

    private final Set<WatchedGroup> watched = ConcurrentHashMap.newKeySet();

    void watch(WatchedGroup group) {
        watched.add(group);
    }

    /** One round over all groups; never fails. */
    Uni<Void> tidy() {
        return Multi.createFrom()
                .iterable(watched)
                .onItem()
                .transformToUniAndConcatenate(this::tidy)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tidy(WatchedGroup group) {
        return trim(group)
                .invoke(count -> LOG.debugf("%s: %d entries removed", group.stream(), count))
                .chain(() -> group.commands().retire(group.stream(), group.group(), GONE))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.debugf("%s: not tidied: %s", group.stream(), e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Long> trim(WatchedGroup group) {
        return holdsDeadLetters(group.stream())
                ? Uni.createFrom().item(0L)
                : group.commands().trim(group.stream());
    }

    private boolean holdsDeadLetters(String stream) {
        return DeadLetters.isNameOfLetters(stream)
                || watched.stream().anyMatch(group -> group.deadLetterStream().equals(stream));
    }
}
