package tn.shabou.api.views;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tn.shabou.model.ShopTime;

/**
 * Adds up views by the day, beside the catalogue: nobody's copy of it becomes stale. Once a night
 * popularity is given what came together, in one transaction, which is one notice of a change.
 */
@ApplicationScoped
class ViewCounts {

    private static final String ONCE =
            "INSERT INTO product_view_batch (id) VALUES ($1) ON CONFLICT DO NOTHING";

    /** In one order for all, so that replicas do not wait for each other crosswise. */
    private static final String ADD =
            """
            INSERT INTO product_view (product_id, day, views)
            SELECT p.id, $1, v.views FROM unnest($2::text[], $3::bigint[]) AS v (slug, views) JOIN product p ON p.slug = v.slug
             ORDER BY p.id
            ON CONFLICT (product_id, day) DO UPDATE SET views = product_view.views + excluded.views
            """;

    private static final String ALONE =
            "SELECT pg_try_advisory_xact_lock(hashtext('feed popularity'))";

    private static final String FEED =
            """
            WITH due AS (SELECT product_id, day, views - fed AS more FROM product_view WHERE fed < views AND day < $1 FOR UPDATE),
            fed AS (UPDATE product_view v SET fed = v.fed + due.more FROM due WHERE v.product_id = due.product_id AND v.day = due.day)
            UPDATE product p SET popularity = least(2147483647, p.popularity + sums.more)
              FROM (SELECT product_id, sum(more) AS more FROM due GROUP BY product_id) AS sums WHERE p.id = sums.product_id
            """;

    private static final String FORGET = "DELETE FROM product_view WHERE day < $1";

    private static final String FORGET_BATCHES =
            "DELETE FROM product_view_batch WHERE counted < now() - interval '30 days'";

    private final Pool database;
    private final ViewsConfig config;
    private final Clock clock;

    ViewCounts(Pool database, ViewsConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** A batch that comes again counts no more. */
    @Incoming("views")
    Uni<Void> add(ProductViews views) {
        return database.withTransaction(transaction ->
                transaction
                        .preparedQuery(ONCE)
                        .execute(Tuple.of(views.batch()))
                        .chain(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : add(transaction, views)));
    }

    private static Uni<Void> add(SqlConnection transaction, ProductViews views) {
        var entries = List.copyOf(views.views().entrySet());
        return transaction
                .preparedQuery(ADD)
                .execute(
                        Tuple.of(
                                views.day(),
                                entries.stream().map(e -> e.getKey()).toArray(String[]::new),
                                entries.stream().map(e -> e.getValue()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Of days that are over, on whichever replica comes first. */
    @Scheduled(
            cron = "{shabou.views.cron}",
            timeZone = "Africa/Tunis",
            identity = "feed popularity")
    Uni<Void> feedPopularity() {
        var today = LocalDate.now(clock.withZone(ShopTime.ZONE));
        return database.withTransaction(transaction ->
                transaction
                        .query(ALONE)
                        .execute()
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .chain(alone ->
                                alone ? feed(transaction, today) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> feed(SqlConnection transaction, LocalDate today) {
        return transaction
                .preparedQuery(FEED)
                .execute(Tuple.of(today))
                .chain(() ->
                        transaction
                                .preparedQuery(FORGET)
                                .execute(Tuple.of(today.minusDays(config.keep().toDays()))))
                .chain(() -> transaction.query(FORGET_BATCHES).execute())
                .replaceWithVoid();
    }
}
