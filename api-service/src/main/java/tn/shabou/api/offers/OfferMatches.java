package tn.shabou.api.offers;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.http.Cursors;
import tn.shabou.api.http.Page;
import tn.shabou.api.http.Paging;
import tn.shabou.api.http.Problem;

/** Which of our products offers are, or may be. */
@ApplicationScoped
class OfferMatches {

    private static final String LIST = "offer matches";

    private static final String SELECT =
            """
            SELECT m.tier, m.confidence, m.linked, m.reasons, m.vetoes, o.id, o.name, o.brand, o.mpn, o.gtin, o.amount::text AS amount,
                   o.currency, o.url, o.lead_id, l.name AS seller, p.id AS product_id, p.sku, p.name_fr, b.name AS product_brand,
                   p.price_tnd::text AS price
              FROM offer_match m
              JOIN offer o ON o.id = m.offer_id JOIN lead l ON l.id = o.lead_id
              JOIN product p ON p.id = m.product_id JOIN brand b ON b.id = p.brand_id
            """;

    /**
     * {@code $1} to {@code $3} the match after which the page begins, or null; {@code $4} the
     * limit.
     */
    private static final String OPEN =
            SELECT
                    + """
                     WHERE NOT m.linked AND m.confidence <= coalesce($1::real, 1) AND ($1::real IS NULL OR m.confidence < $1
                           OR (m.confidence = $1 AND (m.offer_id, m.product_id) > ($2::uuid, $3::bigint)))
                     ORDER BY m.confidence DESC, m.offer_id, m.product_id LIMIT $4
                    """;

    private static final String COUNT =
            "SELECT count(*) FROM (SELECT FROM offer_match WHERE NOT linked LIMIT %d) AS bounded"
                    .formatted(Page.Total.BOUND + 1);

    private static final String OF_OFFER =
            SELECT + " WHERE m.offer_id = $1 ORDER BY m.confidence DESC, m.product_id";

    private static final String EXISTS = "SELECT 1 FROM offer WHERE id = $1";

    private final Pool database;
    private final Cursors cursors;

    OfferMatches(Pool database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** Those that wait for a decision, the likeliest first. */
    Uni<Page<OfferMatch>> open(Paging paging, RoutingContext reader) {
        var after = cursors.after(LIST, paging);
        var parameters =
                Tuple.tuple()
                        .addFloat(after.map(keys -> Float.valueOf(keys.get(0))).orElse(null))
                        .addUUID(after.map(keys -> UUID.fromString(keys.get(1))).orElse(null))
                        .addLong(after.map(keys -> Long.valueOf(keys.get(2))).orElse(null))
                        .addInteger(paging.limit() + 1);
        return database.query(COUNT)
                .execute()
                .map(rows -> Page.Total.bounded(rows.iterator().next().getLong(0)))
                .chain(total ->
                        database.preparedQuery(OPEN)
                                .execute(parameters)
                                .map(rows ->
                                        cursors.page(
                                                        LIST,
                                                        rows.stream().toList(),
                                                        paging.limit(),
                                                        total,
                                                        last ->
                                                                List.of(
                                                                        last.getFloat("confidence")
                                                                                .toString(),
                                                                        last.getUUID("id")
                                                                                .toString(),
                                                                        last.getLong("product_id")
                                                                                .toString()))
                                                .map(row -> match(row, reader))));
    }

    /** What one offer is, or may be; empty for none of ours. */
    Uni<List<OfferMatch>> of(UUID offer, RoutingContext reader) {
        return database.preparedQuery(EXISTS)
                .execute(Tuple.of(offer))
                .chain(found -> {
                    if (found.size() == 0) {
                        throw new Problem(
                                OfferProblem.OFFER_NOT_FOUND, "No offer has the id %s.", offer);
                    }
                    return database.preparedQuery(OF_OFFER)
                            .execute(Tuple.of(offer))
                            .map(rows -> rows.stream().map(row -> match(row, reader)).toList());
                });
    }

    private static OfferMatch match(Row row, RoutingContext reader) {
        return new OfferMatch(
                new OfferMatch.Offer(
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getString("brand"),
                        row.getString("mpn"),
                        row.getString("gtin"),
                        row.getString("amount"),
                        row.getString("currency"),
                        row.getString("url"),
                        row.getUUID("lead_id"),
                        row.getString("seller")),
                new OfferMatch.Product(
                        row.getLong("product_id"),
                        row.getString("sku"),
                        row.getString("name_fr"),
                        row.getString("product_brand"),
                        row.getString("price")),
                row.getString("tier"),
                row.getFloat("confidence"),
                row.getBoolean("linked"),
                MatchPoints.told(row.getArrayOfStrings("reasons"), reader),
                MatchPoints.told(row.getArrayOfStrings("vetoes"), reader));
    }
}
