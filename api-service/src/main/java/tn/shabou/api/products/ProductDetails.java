package tn.shabou.api.products;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tn.shabou.api.catalog.ProductCards;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Language;

/** The parts that shoppers may see, each with all that is known about it. */
@ApplicationScoped
class ProductDetails {

    private static final String BY_SLUG =
            """
            SELECT %s, p.description_fr, p.quality_tier, p.stock_quantity,
                   (SELECT coalesce(json_agg(json_build_object('kind', kind, 'maker', maker, 'number', raw)
                                             ORDER BY kind, maker, raw), '[]')::text
                      FROM part_reference WHERE product_id = p.id) AS part_references,
                   (SELECT coalesce(json_agg(json_build_object(
                               'vehicle', concat_ws(' ', k.name, m.name, g.name), 'engine', e.name, 'slug', e.slug,
                               'position', f.position, 'yearFrom', coalesce(f.year_from, e.year_from),
                               'yearTo', coalesce(f.year_to, e.year_to), 'note', f.note)
                                             ORDER BY k.name, m.name, g.year_from, e.name), '[]')::text
                      FROM (SELECT * FROM fitment WHERE product_id = p.id LIMIT 200) f
                      JOIN vehicle_engine e ON e.id = f.engine_id
                      JOIN vehicle_generation g ON g.id = e.generation_id
                      JOIN vehicle_model m ON m.id = g.model_id
                      JOIN vehicle_make k ON k.id = m.make_id) AS fitments,
                   (SELECT coalesce(json_agg(json_build_object('at', changed_at, 'amount', amount_tnd::text)
                                             ORDER BY changed_at DESC), '[]')::text
                      FROM (SELECT * FROM price_change WHERE product_id = p.id
                             ORDER BY changed_at DESC LIMIT 24) h) AS price_history
              FROM product p %s
             WHERE p.slug = $1 AND p.listed
            """
                    .formatted(ProductCards.COLUMNS, ProductCards.JOINS);

    private final Pool database;
    private final JsonColumn json;

    ProductDetails(Pool database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    /** Empty when no product that shoppers may see has this slug. */
    Uni<Optional<ProductDetail>> find(String slug, Language language) {
        return database.preparedQuery(BY_SLUG)
                .execute(Tuple.of(slug))
                .map(rows -> rows.stream().findFirst().map(row -> detail(row, language)));
    }

    private ProductDetail detail(Row row, Language language) {
        return new ProductDetail(
                ProductCards.card(row, language),
                Optional.ofNullable(row.getString("description_fr")),
                row.getString("quality_tier"),
                row.getInteger("stock_quantity"),
                json.list(row.getString("part_references"), ProductDetail.Reference.class),
                json.list(row.getString("fitments"), ProductDetail.Fitment.class),
                json.list(row.getString("price_history"), ProductDetail.PricePoint.class));
    }
}
