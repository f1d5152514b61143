package tn.shabou.prospector.matching;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tn.shabou.model.leads.PageExtracted.Offer;

/** Finds our product behind an offer. */
@ApplicationScoped
public class Matching {

    /**
     * For each offer (its ordinal) the products that its surest key finds; an offer whose surest
     * key finds several is none of them for sure. Brands are compared without case, accents and
     * punctuation, as part numbers are.
     */
    private static final String FIND =
            """
            WITH key AS (
                SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS k (ordinal, tier, number, brand)
            ), found AS (
                SELECT k.ordinal, r.product_id,
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
                SELECT ordinal, product_id, matched_by, rank, min(rank) OVER (PARTITION BY ordinal) AS surest FROM found
            )
            SELECT ordinal, min(product_id) AS product_id, min(matched_by) AS matched_by
              FROM ranked WHERE rank = surest
             GROUP BY ordinal HAVING count(DISTINCT product_id) = 1
            """;

    /**
     * @param matchedBy the kind of number that was the same: GTIN, MPN, OE or CROSS
     */
    public record Match(long productId, String matchedBy) {}

    /** By the offer's place in the list; offers that are none of our products are left out. */
    public Uni<Map<Integer, Match>> of(SqlConnection connection, List<Offer> offers) {
        var ordinals = new ArrayList<Integer>();
        var keys = new ArrayList<MatchKeys.Key>();
        for (int i = 0; i < offers.size(); i++) {
            for (var key : MatchKeys.of(offers.get(i))) {
                ordinals.add(i);
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var row =
                Tuple.of(
                        ordinals.toArray(Integer[]::new),
                        keys.stream().map(key -> key.tier().name()).toArray(String[]::new),
                        keys.stream().map(MatchKeys.Key::number).toArray(String[]::new),
                        keys.stream().map(MatchKeys.Key::brand).toArray(String[]::new));
        return connection.preparedQuery(FIND).execute(row).map(Matching::matches);
    }

    private static Map<Integer, Match> matches(RowSet<Row> rows) {
        var matches = new HashMap<Integer, Match>();
        for (var row : rows) {
            matches.put(
                    row.getInteger("ordinal"),
                    new Match(row.getLong("product_id"), row.getString("matched_by")));
        }
        return matches;
    }
}
