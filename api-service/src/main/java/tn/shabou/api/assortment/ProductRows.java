package tn.shabou.api.assortment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tn.shabou.api.http.JsonColumn;
import tn.shabou.api.http.Problem;
import tn.shabou.api.prices.MarginGuard;
import tn.shabou.model.PartNumber;

/** One product in the database. */
@ApplicationScoped
class ProductRows {

    private static final String BY_ID =
            """
            SELECT %s, %s, p.description_fr,
                   CASE jsonb_typeof(p.attributes) WHEN 'object' THEN p.attributes ELSE '{}' END AS attributes,
                   (SELECT json_agg(json_build_object('kind', r.kind, 'maker', r.maker, 'number', r.raw)
                                    ORDER BY r.kind, r.maker, r.raw)::text
                      FROM part_reference r WHERE r.product_id = p.id AND r.kind <> 'SKU') AS numbers
              FROM product p JOIN brand b ON b.id = p.brand_id JOIN category c ON c.id = p.category_id
             WHERE p.id = $1
            """
                    .formatted(AssortmentCard.COLUMNS, AssortmentCard.NAMES);

    private static final String INSERT =
            """
            INSERT INTO product (sku, slug, name_fr, name_ar, description_fr, brand_id, category_id, quality_tier,
                                 attributes, cost_tnd, stock_quantity, listed, created_at, updated_at, price_tnd)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14) RETURNING id
            """;

    private static final String UPDATE =
            """
            UPDATE product SET sku = $1, slug = $2, name_fr = $3, name_ar = $4, description_fr = $5, brand_id = $6,
                   category_id = $7, quality_tier = $8, attributes = $9, cost_tnd = $10, stock_quantity = $11,
                   listed = $12, updated_at = $13, version = version + 1
             WHERE id = $14
            """;

    private static final String WANTED =
            "WITH wanted AS (SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS w (kind, maker, raw, norm)) ";

    private static final String DROP_NUMBERS =
            WANTED
                    + """
                    DELETE FROM part_reference r WHERE r.product_id = $1
                       AND NOT EXISTS (SELECT FROM wanted w WHERE (w.kind, w.maker, w.raw, w.norm) = (r.kind, r.maker, r.raw, r.norm))
                    """;

    private static final String ADD_NUMBERS =
            WANTED
                    + """
                    INSERT INTO part_reference (product_id, kind, maker, raw, norm)
                    SELECT $1, kind, maker, raw, norm FROM wanted ON CONFLICT DO NOTHING
                    """;

    private static final String SET_PRICE =
            """
            INSERT INTO price_change (product_id, amount_tnd, changed_at, changed_by, reason) VALUES ($1, $2, $3, $4, $5)
            """;

    private final JsonColumn json;
    private final MarginGuard margin;
    private final Clock clock;

    ProductRows(JsonColumn json, MarginGuard margin, Clock clock) {
        this.json = json;
        this.margin = margin;
        this.clock = clock;
    }

    /** Where a product belongs. */
    record Place(long brand, long category, String slug) {}

    /** Fails with a problem when there is no such product. */
    Uni<AssortmentProduct> find(SqlClient client, long id, boolean seesCost) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> product(row, seesCost))
                                .orElseThrow(() -> unknown(id)));
    }

    /** Until the transaction ends, nobody else changes it. */
    Uni<AssortmentProduct> lock(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery("SELECT id FROM product WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .chain(() -> find(transaction, id, true));
    }

    Uni<Long> insert(SqlConnection transaction, ProductDraft draft, Place place) {
        return transaction
                .preparedQuery(INSERT)
                .execute(columns(draft, place).addBigDecimal(draft.price()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> update(SqlConnection transaction, long id, ProductDraft draft, Place place) {
        return transaction
                .preparedQuery(UPDATE)
                .execute(columns(draft, place).addLong(id))
                .replaceWithVoid();
    }

    /** The product has these numbers then, and that of its SKU, and no others. */
    Uni<Void> setNumbers(SqlConnection transaction, long id, ProductDraft draft) {
        return transaction
                .preparedQuery(DROP_NUMBERS)
                .execute(numbers(id, draft))
                .chain(() -> transaction.preparedQuery(ADD_NUMBERS).execute(numbers(id, draft)))
                .replaceWithVoid();
    }

    /**
     * Through the ledger, which sets the price of the product; not below what the margin allows.
     */
    Uni<Void> setPrice(
            SqlConnection transaction, long id, BigDecimal price, UUID by, String reason) {
        return margin.require(transaction, id, price)
                .chain(() ->
                        transaction
                                .preparedQuery(SET_PRICE)
                                .execute(Tuple.of(id, price, now(), by, reason)))
                .replaceWithVoid();
    }

    private Tuple columns(ProductDraft draft, Place place) {
        return Tuple.tuple()
                .addString(draft.sku().strip())
                .addString(place.slug())
                .addString(draft.nameFr().strip())
                .addString(draft.nameAr())
                .addString(draft.descriptionFr())
                .addLong(place.brand())
                .addLong(place.category())
                .addString(draft.tier().name())
                .addJsonObject(new JsonObject(draft.attributes()))
                .addBigDecimal(draft.cost())
                .addInteger(draft.pieces())
                .addBoolean(draft.isListed())
                .addOffsetDateTime(now());
    }

    private static Tuple numbers(long id, ProductDraft draft) {
        var wanted = new ArrayList<String[]>();
        PartNumber.parse(draft.sku())
                .ifPresent(sku -> wanted.add(new String[] {"SKU", "", sku.raw(), sku.norm()}));
        for (var reference : draft.references()) {
            PartNumber.parse(reference.number())
                    .ifPresent(number ->
                            wanted.add(
                                    new String[] {
                                        reference.kind().name(),
                                        reference.maker(),
                                        number.raw(),
                                        number.norm()
                                    }));
        }
        var row = Tuple.of(id);
        for (int i = 0; i < 4; i++) {
            int column = i;
            row.addArrayOfString(
                    wanted.stream().map(number -> number[column]).toArray(String[]::new));
        }
        return row;
    }

    private AssortmentProduct product(Row row, boolean seesCost) {
        return new AssortmentProduct(
                AssortmentCard.of(row, seesCost),
                row.getString("description_fr"),
                row.getJsonObject("attributes").getMap(),
                List.copyOf(json.list(row.getString("numbers"), Reference.class)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Problem unknown(long id) {
        return new Problem(
                AssortmentProblem.PRODUCT_NOT_FOUND,
                "No product has the id %d; look it up at /api/admin/products?q=…",
                id);
    }
}
