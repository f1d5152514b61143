package tn.shabou.prospector.matching;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tn.shabou.model.leads.PageExtracted.Offer;

/** Finds our product behind an offer. */
@ApplicationScoped
public class Matching {

    /**
     * The product that the surest key finds; an offer whose surest key finds several is none of
     * them for sure. Brands are compared without case, accents and punctuation, as part numbers
     * are.
     */
    private static final String FIND =
            """
            WITH key AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS k (tier, number, brand)
            ), found AS (
                SELECT r.product_id,
                       CASE WHEN k.tier = 'GTIN' THEN 1
                            WHEN r.kind = 'MPN' AND k.tier = 'BRAND_NUMBER' THEN 2
                            WHEN k.tier = 'BRAND_NUMBER' THEN 3
                            ELSE 4 END AS rank,
                       CASE WHEN k.tier = 'GTIN' THEN 'GTIN' ELSE r.kind END AS matched_by
                  FROM key k
                  JOIN part_reference r ON r.trimmed = k.number
                  JOIN product p ON p.id = r.product_id
                  JOIN brand b ON b.id = p.brand_id
                  CROSS JOIN LATERAL (SELECT regexp_replace(upper(fold_accents(
                           CASE WHEN r.kind = 'MPN' AND r.maker = '' THEN b.name ELSE r.maker END)), '[^A-Z0-9]', '', 'g')) AS maker (norm)
                 WHERE CASE k.tier
                       WHEN 'GTIN' THEN r.kind = 'EAN'
                       WHEN 'BRAND_NUMBER' THEN r.kind IN ('MPN', 'OE', 'CROSS') AND maker.norm = k.brand
                       ELSE r.kind IN ('MPN', 'OE', 'CROSS') END
            ), ranked AS (
                SELECT product_id, matched_by, rank, min(rank) OVER () AS surest FROM found
            )
            SELECT min(product_id) AS product_id, min(matched_by) AS matched_by
              FROM ranked WHERE rank = surest
            HAVING count(DISTINCT product_id) = 1
            """;

    /**
     * @param matchedBy the kind of number that was the same: GTIN, MPN, OE or CROSS
     */
    public record Match(long productId, String matchedBy) {}

    /** Empty when the offer is none of our products, or may be several. */
    public Uni<Optional<Match>> of(SqlConnection connection, Offer offer) {
        var keys = MatchKeys.of(offer);
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var row =
                Tuple.of(
                        column(keys, key -> key.tier().name()),
                        column(keys, MatchKeys.Key::number),
                        column(keys, MatchKeys.Key::brand));
        return connection.preparedQuery(FIND).execute(row).map(Matching::match);
    }

    private static String[] column(
            List<MatchKeys.Key> keys, Function<MatchKeys.Key, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }

    private static Optional<Match> match(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Match(row.getLong("product_id"), row.getString("matched_by")))
                .findFirst();
    }
}
