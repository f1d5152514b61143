package tn.shabou.api.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes what it is told; refuses as often as a test wants. */
@ApplicationScoped
class NotedChanges implements CatalogListener {

    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reloads = new AtomicInteger();
    private final AtomicInteger taxonomyChanges = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    @Override
    public Uni<Void> reload() {
        reloads.incrementAndGet();
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> changed(List<Long> productIds) {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Uni.createFrom().failure(new IllegalStateException("not now"));
        }
        changed.addAll(productIds);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> taxonomyChanged() {
        taxonomyChanges.incrementAndGet();
        return Uni.createFrom().voidItem();
    }

    void forget() {
        changed.clear();
    }

    void refuse(int times) {
        refusals.set(times);
    }

    Set<Long> changed() {
        return changed;
    }

    int reloads() {
        return reloads.get();
    }

    int taxonomyChanges() {
        return taxonomyChanges.get();
    }
}
