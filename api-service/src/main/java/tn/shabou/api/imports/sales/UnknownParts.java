package tn.shabou.api.imports.sales;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/**
 * Sales of parts that the catalogue does not know: parked, or the parts are made. As soon as a part
 * comes, a trigger makes its parked sales sales.
 */
final class UnknownParts {

    private static final String PLACE_FOR_UNKNOWN =
            """
            WITH maker AS (
                INSERT INTO brand (name, slug) VALUES ('Sans marque', 'sans-marque') ON CONFLICT (slug) DO NOTHING)
            INSERT INTO category (slug, name_fr, name_ar, position) VALUES ('a-classer', 'À classer', 'للتصنيف', 9999)
            ON CONFLICT (slug) DO NOTHING
            """;

    private static final String MAKE =
            """
            INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, listed)
            SELECT sku,
                   'piece-' || btrim(regexp_replace(lower(sku), '[^a-z0-9]+', '-', 'g'), '-') || '-' || left(md5(sku), 6),
                   'Pièce ' || sku, b.id, c.id, 0, false
              FROM (%s) AS wanted, brand b, category c
             WHERE b.slug = 'sans-marque' AND c.slug = 'a-classer' AND NOT EXISTS (SELECT FROM product p WHERE p.sku = wanted.sku)
             ORDER BY sku
            ON CONFLICT (sku) DO NOTHING
            """;

    private static final String OF_STAGED = MAKE.formatted("SELECT DISTINCT sku FROM sale_staged");

    private static final String OF_PARKED =
            MAKE.formatted("SELECT DISTINCT sku FROM parked_sale WHERE import_id = $1");

    private static final String MADE =
            "UPDATE sales_import SET products_created = products_created + $2 WHERE id = $1";

    private UnknownParts() {}

    /** How many parts were made for the staged sales. */
    static Uni<Integer> make(SqlConnection transaction) {
        return transaction
                .query(PLACE_FOR_UNKNOWN)
                .execute()
                .chain(() -> transaction.query(OF_STAGED).execute())
                .map(made -> made.rowCount());
    }

    /**
     * The very same file: nothing is read again, but parts may now be made for what it left parked.
     */
    static Uni<Void> again(SqlConnection transaction, UnknownSkus unknownSkus, UUID id) {
        if (unknownSkus == UnknownSkus.PARK) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .query(PLACE_FOR_UNKNOWN)
                .execute()
                .chain(() -> transaction.preparedQuery(OF_PARKED).execute(Tuple.of(id)))
                .chain(made ->
                        transaction.preparedQuery(MADE).execute(Tuple.of(id, made.rowCount())))
                .replaceWithVoid();
    }
}
