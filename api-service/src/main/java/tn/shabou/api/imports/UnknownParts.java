package tn.shabou.api.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Sales of parts that the catalogue does not know: parked until it does, or the parts are made. */
final class UnknownParts {

    private static final String PLACE_FOR_UNKNOWN =
            """
            WITH maker AS (
                INSERT INTO brand (name, slug) VALUES ('Sans marque', 'sans-marque') ON CONFLICT (slug) DO NOTHING)
            INSERT INTO category (slug, name_fr, name_ar, position) VALUES ('a-classer', 'À classer', 'للتصنيف', 9999)
            ON CONFLICT (slug) DO NOTHING
            """;

    private static final String CREATE_UNKNOWN =
            """
            INSERT INTO product (sku, slug, name_fr, brand_id, category_id, price_tnd, listed)
            SELECT DISTINCT sku,
                   'piece-' || btrim(regexp_replace(lower(sku), '[^a-z0-9]+', '-', 'g'), '-') || '-' || left(md5(sku), 6),
                   'Pièce ' || sku, b.id, c.id, 0, false
              FROM unnest($1::text[]) AS sku, brand b, category c
             WHERE b.slug = 'sans-marque' AND c.slug = 'a-classer'
             ORDER BY sku
            ON CONFLICT (sku) DO NOTHING
            """;

    private static final String PARKED_SKUS =
            "SELECT DISTINCT sku FROM parked_sale WHERE import_id = (SELECT id FROM sales_import WHERE file_sha256 = $1)";

    private static final String CREATED_LATER =
            "UPDATE sales_import SET products_created = products_created + $2 WHERE file_sha256 = $1";

    /** Parked sales of parts that are known by now become sales, whichever file they came from. */
    private static final String ADOPT_PARKED =
            """
            WITH known AS (
                DELETE FROM parked_sale k USING product p, sales_import i
                 WHERE p.sku = k.sku AND i.id = k.import_id
                RETURNING k.import_id, k.line, p.id AS product_id, i.grain, k.period_start, k.quantity, k.unit_price),
            adopted AS (
                INSERT INTO sale (import_id, line, product_id, grain, period_start, quantity, unit_price)
                SELECT * FROM known RETURNING import_id),
            counted AS (SELECT import_id, count(*) AS rows FROM adopted GROUP BY import_id)
            UPDATE sales_import i SET rows_stored = rows_stored + c.rows, rows_parked = rows_parked - c.rows
              FROM counted c WHERE c.import_id = i.id
            """;

    private UnknownParts() {}

    /** What the parts that are made belong to. */
    static Uni<Void> prepare(SqlConnection transaction, UnknownSkus unknownSkus) {
        return unknownSkus == UnknownSkus.CREATE
                ? transaction.query(PLACE_FOR_UNKNOWN).execute().replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** How many of the SKUs were made parts. */
    static Uni<Integer> create(SqlConnection transaction, UnknownSkus unknownSkus, String[] skus) {
        if (unknownSkus == UnknownSkus.PARK || skus.length == 0) {
            return Uni.createFrom().item(0);
        }
        return transaction
                .preparedQuery(CREATE_UNKNOWN)
                .execute(Tuple.tuple().addArrayOfString(skus))
                .map(created -> created.rowCount());
    }

    /**
     * The very same file: nothing is read again, but parts may now be made for what it left parked.
     */
    static Uni<Void> again(SqlConnection transaction, UnknownSkus unknownSkus, String fileSha256) {
        return prepare(transaction, unknownSkus)
                .chain(() -> transaction.preparedQuery(PARKED_SKUS).execute(Tuple.of(fileSha256)))
                .map(rows -> rows.stream().map(row -> row.getString("sku")).toArray(String[]::new))
                .chain(skus -> create(transaction, unknownSkus, skus))
                .chain(created ->
                        transaction
                                .preparedQuery(CREATED_LATER)
                                .execute(Tuple.of(fileSha256, created)))
                .replaceWithVoid();
    }

    /** To be called whenever parts may have come. */
    static Uni<Void> adopt(SqlConnection transaction) {
        return transaction.query(ADOPT_PARKED).execute().replaceWithVoid();
    }
}
