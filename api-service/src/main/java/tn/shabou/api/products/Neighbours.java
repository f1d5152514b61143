package tn.shabou.api.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.catalog.ProductCard.Named;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.http.Language;
import tn.shabou.api.products.Equivalents.Basis;
import tn.shabou.api.products.Equivalents.Candidate;
import tn.shabou.api.products.Related.OfFamily;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.taxonomy.TaxonomyTree;

/** All parts to which the page of one leads; one query for each kind. */
@ApplicationScoped
public class Neighbours {

    private static final int MOST_BY_NUMBER = 100;
    private static final int MOST_BY_VEHICLE = 100;
    private static final int MOST_FITMENTS = 50;
    private static final int MOST_RELATED = 24;

    private static final String OWN =
            "WITH p AS (SELECT id, category_id, price_tnd FROM product WHERE slug = $1 AND listed)";

    /** What is best for the same places, as of the last count. */
    private static final String PICKS =
            """
            (SELECT engine_id, position FROM fitment WHERE product_id = p.id LIMIT %d) AS f
            JOIN family_pick k
              ON (k.engine_id, k.category_id, k.position) = (f.engine_id, p.category_id, f.position COLLATE "C")
            """
                    .formatted(MOST_FITMENTS);

    private static final String EQUIVALENTS =
            """
            %s
            SELECT p.price_tnd, same.basis, same.looked_at, q.popularity, concat_ws(%s, %s) AS part
              FROM p
              LEFT JOIN LATERAL (
                SELECT product_id, min(basis) AS basis, (count(*) OVER ())::integer AS looked_at FROM (
                    SELECT product_id, 0 AS basis FROM (%s LIMIT %d) AS by_number
                     WHERE mine = theirs OR 'SUPERSEDED' NOT IN (mine, theirs)
                     UNION ALL
                    (SELECT one.id, 1 FROM %s CROSS JOIN unnest(k.product_ids) AS one (id) LIMIT %d)) AS found
                 WHERE product_id <> p.id
                 GROUP BY product_id) AS same ON true
              LEFT JOIN product q ON q.id = same.product_id AND q.listed
            """
                    .formatted(
                            OWN,
                            Lines.SEPARATOR,
                            Neighbour.COLUMNS,
                            SameNumber.QUERY,
                            MOST_BY_NUMBER,
                            PICKS,
                            MOST_BY_VEHICLE);

    private static final String RELATED =
            """
            %s
            SELECT p.price_tnd, CASE WHEN $2::boolean THEN c.name_ar ELSE c.name_fr END AS family, c.slug,
                   concat_ws(%s, %s) AS part
              FROM p
              LEFT JOIN LATERAL (
                SELECT one.id, min(one.place) AS place
                  FROM %s CROSS JOIN unnest(k.related_ids) WITH ORDINALITY AS one (id, place)
                 GROUP BY one.id ORDER BY 2, 1 LIMIT %d) AS related ON true
              LEFT JOIN product q ON q.id = related.id AND q.listed
              LEFT JOIN category c ON c.id = q.category_id
             ORDER BY related.place, q.in_stock DESC, q.popularity DESC, q.id
            """
                    .formatted(OWN, Lines.SEPARATOR, Neighbour.COLUMNS, PICKS, MOST_RELATED);

    private final ShopReads reads;
    private final Taxonomy taxonomy;

    Neighbours(ShopReads reads, Taxonomy taxonomy) {
        this.reads = reads;
        this.taxonomy = taxonomy;
    }

    /** What was found of a part: at least one row, though without a neighbour if it has none. */
    private record Found(RowSet<Row> rows, TaxonomyTree tree) {

        Neighbour neighbour(Row row) {
            return Neighbour.of(line(row), 0, row.getBigDecimal("price_tnd"), tree);
        }
    }

    /** Empty when no product that shoppers may see has this slug. */
    public Uni<Optional<Equivalents>> equivalents(String slug, Language language) {
        return ask(EQUIVALENTS, slug, language)
                .map(answer -> answer.map(found -> equivalents(found, language)));
    }

    /** Empty when no product that shoppers may see has this slug. */
    public Uni<Optional<Related>> related(String slug, Language language) {
        return ask(RELATED, slug, language).map(answer -> answer.map(Neighbours::related));
    }

    private Uni<Optional<Found>> ask(String query, String slug, Language language) {
        return reads.ask(query, Tuple.of(slug, language == Language.AR))
                .chain(rows ->
                        taxonomy.knowing(brands(rows), List.of())
                                .map(tree -> new Found(rows, tree)))
                .map(found -> Optional.of(found).filter(some -> some.rows().size() > 0));
    }

    private static List<Long> brands(RowSet<Row> rows) {
        return rows.stream()
                .filter(row -> !row.getString("part").isEmpty())
                .map(row -> Neighbour.brand(line(row), 0))
                .toList();
    }

    private static Equivalents equivalents(Found found, Language language) {
        var candidates = new ArrayList<Candidate>();
        boolean complete = true;
        for (var row : found.rows()) {
            if (row.getInteger("popularity") != null) {
                candidates.add(
                        new Candidate(
                                Basis.values()[row.getInteger("basis")],
                                row.getInteger("popularity"),
                                found.neighbour(row)));
                complete = row.getInteger("looked_at") < MOST_BY_NUMBER;
            }
        }
        return Equivalents.of(candidates, complete, language);
    }

    private static Related related(Found found) {
        var families = new LinkedHashMap<Named, List<Neighbour>>();
        for (var row : found.rows()) {
            if (row.getString("slug") != null) {
                var family = new Named(row.getString("family"), row.getString("slug"));
                families.computeIfAbsent(family, _ -> new ArrayList<>()).add(found.neighbour(row));
            }
        }
        return new Related(
                families.entrySet().stream()
                        .map(family -> new OfFamily(family.getKey(), family.getValue()))
                        .toList());
    }

    private static String[] line(Row row) {
        return Lines.cut(row.getString("part"), Neighbour.PARTS);
    }
}
