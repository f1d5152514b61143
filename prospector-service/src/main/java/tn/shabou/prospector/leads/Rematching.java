package tn.shabou.prospector.leads;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import tn.shabou.prospector.matching.Matching;
import tn.shabou.prospector.matching.OfferedPart;

/**
 * Matches offers anew when the catalogue changed under them, or staff rejected a match: table
 * {@code offer_rematch}, in small transactions and beside other replicas.
 */
@ApplicationScoped
public class Rematching {

    private static final int BATCH = 100;

    /** The rest waits for the next time, so that the crawler's writers get their turn. */
    private static final int MOST_AT_ONCE = 5_000;

    private static final String TAKE =
            """
            DELETE FROM offer_rematch WHERE offer_id IN (
                SELECT offer_id FROM offer_rematch ORDER BY offer_id LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING offer_id
            """;

    private static final String READ =
            """
            WITH taken AS (%s)
            SELECT o.id, o.name, o.brand, o.sku, o.mpn, o.gtin, o.oe_references FROM taken t JOIN offer o ON o.id = t.offer_id
             ORDER BY o.id FOR UPDATE OF o
            """
                    .formatted(TAKE);

    private static final String LINK =
            "UPDATE offer SET product_id = $2, matched_by = $3 WHERE id = $1 AND (product_id, matched_by) IS DISTINCT FROM ($2, $3)";

    private final Pool database;
    private final Matching matching;

    Rematching(Pool database, Matching matching) {
        this.database = database;
        this.matching = matching;
    }

    @Scheduled(
            every = "{shabou.prospector.matching.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rematchWhenDue() {
        return rematch().replaceWithVoid();
    }

    /** Answers how many offers were matched anew. */
    public Uni<Integer> rematch() {
        return batches(0);
    }

    private Uni<Integer> batches(int before) {
        return database.withTransaction(this::batch)
                .chain(done -> {
                    int all = before + done;
                    return done < BATCH || all >= MOST_AT_ONCE
                            ? Uni.createFrom().item(all)
                            : batches(all);
                });
    }

    private Uni<Integer> batch(SqlConnection transaction) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(BATCH))
                .chain(rows -> {
                    List<Row> offers = StreamSupport.stream(rows.spliterator(), false).toList();
                    var done = Uni.createFrom().voidItem();
                    for (var offer : offers) {
                        done = done.chain(() -> match(transaction, offer));
                    }
                    return done.replaceWith(offers.size());
                });
    }

    private Uni<Void> match(SqlConnection transaction, Row offer) {
        var id = offer.getUUID("id");
        var part =
                new OfferedPart(
                        offer.getString("name"),
                        offer.getString("brand"),
                        offer.getString("sku"),
                        offer.getString("mpn"),
                        offer.getString("gtin"),
                        List.of(offer.getArrayOfStrings("oe_references")));
        return matching.of(transaction, id, part)
                .chain(match ->
                        transaction
                                .preparedQuery(LINK)
                                .execute(Tuple.of(id, match.productId(), match.matchedBy()))
                                .chain(() -> matching.remember(transaction, id, match)));
    }
}
