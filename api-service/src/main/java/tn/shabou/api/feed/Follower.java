package tn.shabou.api.feed;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tn.shabou.api.feed.Notice.Kind;
import tn.shabou.api.feed.ProductChanges.Change;

/**
 * Keeps one listener up to date: everything at the start, then what changed since. It knows how far
 * it came, so a listener that fails is late and misses nothing.
 */
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final long EVERYTHING = 0;

    private final CatalogListener listener;
    private final ProductChanges changes;
    private final Duration patience;

    /** Changes that were told although an older transaction was still running, by product. */
    private final Map<Long, Long> toldAhead = new HashMap<>();

    private final Set<Kind> wanted = EnumSet.of(Kind.ANYTHING);
    private @Nullable Long position;
    private boolean running;
    private long woken;
    private long settled;
    private volatile boolean ended;

    Follower(CatalogListener listener, ProductChanges changes, Duration patience) {
        this.listener = listener;
        this.changes = changes;
        this.patience = patience;
    }

    /** Whether the listener knows all that was told to this follower. */
    synchronized boolean isSettled() {
        return settled == woken;
    }

    /** Something of this kind changed; returns at once. */
    void wake(Kind kind) {
        synchronized (this) {
            woken++;
            wanted.add(kind);
            if (running) {
                return;
            }
            running = true;
        }
        follow();
    }

    /** Tells nothing again that fails from now on. */
    void end() {
        ended = true;
    }

    private void follow() {
        Set<Kind> kinds;
        long upTo;
        synchronized (this) {
            kinds = EnumSet.copyOf(wanted);
            wanted.clear();
            upTo = woken;
        }
        tell(kinds)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "%s will be told again", name()))
                .onFailure(_ -> !ended)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(_ -> settle(upTo), failure -> LOG.debugf(failure, "ended"));
    }

    private void settle(long upTo) {
        synchronized (this) {
            settled = upTo;
            if (woken == upTo) {
                running = false;
                return;
            }
        }
        follow();
    }

    private Uni<Void> tell(Set<Kind> kinds) {
        boolean anything = kinds.contains(Kind.ANYTHING);
        return Uni.createFrom()
                .deferred(() ->
                        anything || kinds.contains(Kind.TAXONOMY)
                                ? within(listener.taxonomyChanged())
                                : NOTHING)
                .chain(() ->
                        anything || kinds.contains(Kind.SYNONYMS)
                                ? within(listener.synonymsChanged())
                                : NOTHING)
                .chain(() -> position == null ? reload(List.of()) : catchUp(position));
    }

    /**
     * What is committed while the listener reads is told to it again afterwards.
     *
     * @param why what was seen that makes it necessary
     */
    private Uni<Void> reload(List<Change> why) {
        return changes.horizon()
                .call(() -> within(listener.reload()))
                .chain(horizon -> {
                    LOG.infof("%s has read everything", name());
                    position = horizon;
                    remember(why);
                    return catchUp(horizon);
                });
    }

    private Uni<Void> catchUp(long from) {
        return changes.horizon()
                .chain(horizon -> page(Change.before(from)).invoke(() -> advance(horizon)));
    }

    private Uni<Void> page(Change last) {
        return changes.after(last, CatalogFeed.BATCH)
                .chain(found -> {
                    var news = found.stream().filter(this::isNews).toList();
                    if (news.stream().anyMatch(change -> change.productId() == EVERYTHING)) {
                        position = null;
                        return reload(news);
                    }
                    var told = news.isEmpty() ? NOTHING : within(listener.changed(ids(news)));
                    return told.invoke(() -> remember(news))
                            .chain(() ->
                                    found.size() < CatalogFeed.BATCH
                                            ? NOTHING
                                            : page(found.getLast()));
                });
    }

    private boolean isNews(Change change) {
        var known = toldAhead.get(change.productId());
        return known == null || known != change.transaction();
    }

    private void remember(List<Change> told) {
        told.forEach(change -> toldAhead.put(change.productId(), change.transaction()));
    }

    private void advance(long horizon) {
        if (position != null && position < horizon) {
            position = horizon;
            toldAhead.values().removeIf(transaction -> transaction < horizon);
        }
    }

    private Uni<Void> within(Uni<Void> call) {
        return call.ifNoItem().after(patience).fail();
    }

    private String name() {
        return name(listener);
    }

    /** What people may call it. */
    static String name(CatalogListener listener) {
        return listener.getClass().getSimpleName().replace("_ClientProxy", "");
    }

    private static List<Long> ids(List<Change> changes) {
        return changes.stream().map(Change::productId).toList();
    }

    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();
}
