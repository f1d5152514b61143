package tn.shabou.api.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import tn.shabou.model.ShopTime;
import tn.shabou.redisstreams.OutgoingEntry;
import tn.shabou.redisstreams.StreamPublisher;

/**
 * Notes each time the page of a part is answered, from a cache or not, and sends on what came
 * together. A request pays for one entry of a map; Redis being away costs nobody anything but, at
 * last, the oldest counts.
 */
@ApplicationScoped
class ViewGathering {

    private static final Logger LOG = Logger.getLogger(ViewGathering.class);

    private static final List<String> PAGES = List.of("/api/products/", "/fr/piece/", "/ar/piece/");

    /** No page of a part, though it looks like one. */
    private static final String FACETS = "facets";

    private static final int BEFORE_ANSWERS_ARE_KEPT = 450;

    private static final int MOST_IN_A_BATCH = 1_000;
    private static final int MOST_PARTS = 100_000;
    private static final int MOST_WAITING = 200;

    private final StreamPublisher streams;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** Touched by one sending at a time. */
    private final Deque<ProductViews> waiting = new ArrayDeque<>();

    ViewGathering(StreamPublisher streams, ObjectMapper json, Clock clock) {
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    void install(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ANSWERS_ARE_KEPT);
    }

    private void watch(RoutingContext request) {
        if (request.request().method() == HttpMethod.GET) {
            slug(request.normalizedPath())
                    .ifPresent(slug -> request.addEndHandler(_ -> answered(request, slug)));
        }
        request.next();
    }

    private static Optional<String> slug(String path) {
        return PAGES.stream()
                .filter(path::startsWith)
                .map(above -> path.substring(above.length()))
                .filter(rest -> !rest.isEmpty() && !rest.equals(FACETS) && rest.indexOf('/') < 0)
                .findFirst();
    }

    /** Only what there is was answered so, hence nobody fills the map with inventions. */
    private void answered(RoutingContext request, String slug) {
        int status = request.response().getStatusCode();
        if ((status == 200 || status == 304) && seen.size() < MOST_PARTS) {
            seen.merge(slug, 1L, Long::sum);
        }
    }

    @Scheduled(
            every = "{shabou.views.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "send views")
    Uni<Void> send() {
        gather();
        return Multi.createFrom()
                .iterable(List.copyOf(waiting))
                .onItem()
                .transformToUniAndConcatenate(batch ->
                        streams.publish(ProductViews.STREAM, entry(batch))
                                .invoke(() -> waiting.remove(batch)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(
                                "%d batches of views wait: %s",
                                waiting.size(), failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void gather() {
        var today = LocalDate.now(clock.withZone(ShopTime.ZONE));
        var views = new LinkedHashMap<String, Long>();
        for (var slug : List.copyOf(seen.keySet())) {
            var count = seen.remove(slug);
            if (count != null) {
                views.put(slug, count);
            }
            if (views.size() == MOST_IN_A_BATCH) {
                await(new ProductViews(UUID.randomUUID(), today, Map.copyOf(views)));
                views.clear();
            }
        }
        if (!views.isEmpty()) {
            await(new ProductViews(UUID.randomUUID(), today, Map.copyOf(views)));
        }
    }

    private void await(ProductViews batch) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(batch);
    }

    private OutgoingEntry entry(ProductViews batch) {
        try {
            return new OutgoingEntry(
                    ProductViews.SCHEMA, json.writeValueAsString(batch), Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
