package tn.shabou.api.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import tn.shabou.api.database.ShopReads;
import tn.shabou.api.http.Language;
import tn.shabou.api.taxonomy.Taxonomy;
import tn.shabou.api.vehicles.VehicleTree;

/** The parts that shoppers may see, each with all that is known about it, in one query. */
@ApplicationScoped
public class ProductDetails {

    private static final String BY_SLUG =
            """
            SELECT p.id, p.sku, p.slug, coalesce(CASE WHEN $2::boolean THEN p.name_ar END, p.name_fr) AS name, p.price_tnd,
                   p.image_url, p.brand_id, p.category_id,
                   p.attributes::text AS attributes, p.description_fr, p.quality_tier, p.stock_quantity,
                   ARRAY(SELECT concat_ws(%1$s, file, width, height,
                                          coalesce(CASE WHEN $2::boolean THEN alt_ar ELSE alt_fr END, ''))
                           FROM product_image WHERE product_id = p.id ORDER BY position) AS images,
                   ARRAY(SELECT concat_ws(%1$s, kind, maker, raw)
                           FROM part_reference WHERE product_id = p.id LIMIT %2$d) AS part_references,
                   ARRAY(SELECT concat_ws(%1$s, engine_id, position, coalesce(year_from::text, ''),
                                          coalesce(year_to::text, ''), confidence < 1, criteria, coalesce(note, ''))
                           FROM fitment WHERE product_id = p.id LIMIT %3$d) AS fitments,
                   ARRAY(SELECT concat_ws(%1$s, date_part('epoch', changed_at), amount_tnd)
                           FROM price_change WHERE product_id = p.id
                          ORDER BY changed_at DESC LIMIT %4$d) AS prices,
                   ARRAY(SELECT concat_ws(%1$s, same.mine, same.theirs, %5$s)
                           FROM (%6$s LIMIT $3::integer) AS same
                           JOIN product q ON q.id = same.product_id
                          WHERE q.listed) AS same_number,
                   ARRAY(SELECT concat_ws(%1$s, %5$s)
                           FROM (SELECT engine_id, position FROM fitment WHERE product_id = p.id LIMIT 1) AS f
                           JOIN family_pick k
                             ON (k.engine_id, k.category_id, k.position) = (f.engine_id, p.category_id, f.position COLLATE "C")
                          CROSS JOIN unnest(k.related_ids[:$3::integer]) AS one (id)
                           JOIN product q ON q.id = one.id
                          WHERE q.listed) AS related
              FROM product p
             WHERE p.slug = $1 AND p.listed
            """
                    .formatted(
                            Lines.SEPARATOR,
                            DetailRow.MOST_REFERENCES,
                            DetailRow.MOST_FITMENTS + 1,
                            DetailRow.MOST_PRICES,
                            Neighbour.COLUMNS,
                            SameNumber.QUERY);

    private final ShopReads reads;
    private final VehicleTree vehicles;
    private final Taxonomy taxonomy;
    private final DetailRow reader;
    private final int neighbours;

    ProductDetails(
            ShopReads reads,
            VehicleTree vehicles,
            Taxonomy taxonomy,
            DetailRow reader,
            ProductsConfig config) {
        this.reads = reads;
        this.vehicles = vehicles;
        this.taxonomy = taxonomy;
        this.reader = reader;
        this.neighbours = config.neighbours();
    }

    /** Empty when no product that shoppers may see has this slug. */
    public Uni<Optional<ProductDetail>> find(String slug, Language language) {
        return reads.ask(BY_SLUG, Tuple.of(slug, language == Language.AR, neighbours))
                .map(rows -> rows.stream().findFirst())
                .chain(found ->
                        found.map(row -> detail(row, language).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Names of cars, brands and families come from memory. */
    private Uni<ProductDetail> detail(Row row, Language language) {
        return Uni.combine()
                .all()
                .unis(
                        vehicles.knowing(DetailRow.engines(row)),
                        taxonomy.knowing(
                                DetailRow.brands(row), List.of(row.getLong("category_id"))))
                .with((cars, tree) -> reader.detail(row, cars, tree, language));
    }
}
