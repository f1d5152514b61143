package tn.shabou.api.feed;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import tn.shabou.api.feed.Notice.Kind;

/**
 * Follows the changes of the catalogue, whoever makes them: the database sends a notice with every
 * commit, and keeps which products it was about.
 */
@ApplicationScoped
public class CatalogFeed {

    /** How many products are told at once, at most. */
    public static final int BATCH = 5_000;

    private static final Logger LOG = Logger.getLogger(CatalogFeed.class);
    private static final String CHANNEL = "shabou_catalogue";
    private static final int LISTEN_BEFORE_OTHERS_START = 10;
    private static final long SHORTEST_RECONNECT_MS = 250;
    private static final long LONGEST_RECONNECT_MS = 10_000;

    private final List<Follower> followers;
    private final List<Consumer<Notice>> hearers = new CopyOnWriteArrayList<>();
    private final PgSubscriber subscriber;
    private final Pool database;

    CatalogFeed(
            @All List<CatalogListener> listeners, Pool database, Vertx vertx, FeedConfig config) {
        var changes = new ProductChanges(database);
        this.database = database;
        this.followers =
                listeners.stream()
                        .map(listener -> new Follower(listener, changes, config.patience()))
                        .toList();
        this.subscriber =
                PgSubscriber.subscriber(vertx, PgConnectOptions.fromUri(config.databaseUrl()));
    }

    /** Hears every notice from now on, in order; must return at once. */
    public void hear(Consumer<Notice> hearer) {
        hearers.add(hearer);
    }

    /** Whether every listener knows all that was noticed so far. */
    public boolean isSettled() {
        return followers.stream().allMatch(Follower::isSettled);
    }

    void start(@Observes @Priority(LISTEN_BEFORE_OTHERS_START) StartupEvent event) {
        subscriber.reconnectPolicy(CatalogFeed::reconnectAfter);
        subscriber
                .channel(CHANNEL)
                .subscribeHandler(_ -> announceArrival())
                .handler(payload -> tell(Notice.parse(payload)));
        subscriber
                .connect()
                .onFailure(failure -> LOG.warnf(failure, "cannot listen to the database yet"));
        followers.forEach(follower -> follower.wake(Kind.ANYTHING));
    }

    void end(@Observes ShutdownEvent event) {
        followers.forEach(Follower::end);
        subscriber.close();
    }

    /** In case a connection was cut without either side being told. */
    @Scheduled(every = "${shabou.feed.every}", delayed = "${shabou.feed.every}")
    void lookAnyway() {
        followers.forEach(follower -> follower.wake(Kind.PRODUCTS));
    }

    /**
     * Whoever begins to listen may have missed a notice and does not know the last one. So it sends
     * one to all: then all know the same.
     */
    private void announceArrival() {
        database.preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(CHANNEL, "anything " + UUID.randomUUID()))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> {
                            LOG.warn("cannot announce ourselves to other replicas", failure);
                            tell(new Notice(Kind.ANYTHING, UUID.randomUUID().toString()));
                        });
    }

    private void tell(Notice notice) {
        followers.forEach(follower -> follower.wake(notice.kind()));
        hearers.forEach(hearer -> hearer.accept(notice));
    }

    private static long reconnectAfter(int retries) {
        LOG.warn("lost the connection that listens to the database; trying again");
        return Math.min(LONGEST_RECONNECT_MS, SHORTEST_RECONNECT_MS << Math.min(retries, 6));
    }
}
